package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTextTest {

  @ParameterizedTest
  @CsvSource({
    "orders-db_1.2~x, orders-db_1.2~x",
    "bucket/folder, bucket%2Ffolder",
    "../containers/x, ..%2Fcontainers%2Fx",
    "v?force=1, v%3Fforce%3D1",
    "a b, a%20b",
    "a+b, a%2Bb",
    "a$1, a%241",
    "a%2Fb, a%252Fb",
    "a#b&c, a%23b%26c",
    "é, %C3%A9",
    "日, %E6%97%A5",
    "😀, %F0%9F%98%80"
  })
  void escapes(String text, String escaped) {
    assertThat(UrlText.escape(text)).isEqualTo(escaped);
  }

  @Test
  void anyTextSurvivesAndStaysOnePartOfThePath() {
    String all =
        IntStream.range(0, 0x300)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    String escaped = UrlText.escape(all);

    assertThat(URLDecoder.decode(escaped, UTF_8)).isEqualTo(all);
    assertThat(URI.create("http://d/v1.41/volumes/" + escaped).normalize().getRawPath())
        .isEqualTo("/v1.41/volumes/" + escaped);
    assertThat(escaped).matches("[A-Za-z0-9%._~-]*");
  }

  @Test
  void nothingStaysNothing() {
    assertThat(UrlText.escape("")).isEmpty();
  }
}
