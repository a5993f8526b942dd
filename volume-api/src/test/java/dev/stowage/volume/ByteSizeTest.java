package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1b, 1",
    "1 B, 1",
    "007, 7",
    "64m, 67108864",
    "64M, 67108864",
    "64mb, 67108864",
    "64 MiB, 67108864",
    "64mIB, 67108864",
    "1k, 1024",
    "1kB, 1024",
    "1g, 1073741824",
    "1t, 1099511627776",
    "1p, 1125899906842624",
    "1.5k, 1536",
    "1.9, 1",
    "0.5k, 512",
    "0.001k, 1",
    "1.000000001k, 1024",
    "8191p, 9222246136947933184",
    "999999999999999999, 999999999999999999",
    "9223372036854775807, 9223372036854775807"
  })
  void parse_sizeInDockersNotation_givesBytes(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    assertThat(ByteSize.read(text)).contains(ByteSize.ofBytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "0k",
        "0.0",
        "0.5",
        "0.0001k",
        "-1",
        "+1",
        "1e3",
        "0x10",
        "m",
        "64e",
        "64x",
        "64  m",
        "64mb ",
        " 64m",
        "64mm",
        "64bk",
        "64ib",
        "1,5k",
        "1.k",
        ".5k",
        "1_000",
        "64m\n",
        "8192p",
        "9223372036854775808",
        "9999999999999999999",
        "99999999999999999999",
        "64\u212A",
        "\u0661k",
        "50%"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThat(ByteSize.read(text)).isEmpty();
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> ByteSize.parse(text))
        .satisfies(
            failure ->
                assertThat(failure.findings()).containsExactly(ByteSize.problem("size", text)));
  }

  @Test
  void problem_saysWhatToWrite_withoutControlCharacters() {
    assertThat(ByteSize.problem("size", "6\n4x"))
        .hasToString(
            "size: '6\uFFFD4x' is not a size; write a number above zero with an optional unit b, k,"
                + " m, g, t or p, such as 64m");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void ofBytes_belowOne_isRefused(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.ofBytes(bytes))
        .withMessage("a size is at least one byte, not " + bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1024, 999_999_999_999_999_999L, Long.MAX_VALUE})
  void toString_canBeParsedBack(long bytes) {
    ByteSize size = ByteSize.ofBytes(bytes);

    assertThat(size).hasToString(Long.toString(bytes));
    assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
  }

  @Test
  void order_isByAmount() {
    assertThat(Stream.of("1m", "2000k", "1g", "1").map(ByteSize::parse).sorted())
        .extracting(ByteSize::bytes)
        .containsExactly(1L, 1048576L, 2048000L, 1073741824L);
  }
}
