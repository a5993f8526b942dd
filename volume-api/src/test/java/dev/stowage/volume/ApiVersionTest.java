package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.45, 1, 45",
    "v1.45, 1, 45",
    "' 1.45\n', 1, 45",
    "1.0, 1, 0",
    "2.9999, 2, 9999",
    "01.09, 1, 9"
  })
  void parse_version_givesItsParts(String text, int major, int minor) {
    assertThat(ApiVersion.parse(text)).contains(new ApiVersion(major, minor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        ".45",
        "1.45.1",
        "V1.45",
        "vv1.45",
        "0.45",
        "-1.45",
        "1.-1",
        "1,45",
        "1.4 5",
        "1.45-rc1",
        "12345.1",
        "1.12345",
        "99999999999.1",
        "latest",
        "1.\u0664"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(ApiVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 45", "-1, 0", "1, -1"})
  void constructor_partOutOfRange_isRefused(int major, int minor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiVersion(major, minor))
        .withMessage("not an API version: " + major + "." + minor);
  }

  @Test
  void order_isByNumber_notByText() {
    assertThat(
            Stream.of("1.41", "2.0", "1.9", "1.45", "1.100")
                .map(text -> ApiVersion.parse(text).orElseThrow())
                .sorted())
        .extracting(ApiVersion::toString)
        .containsExactly("1.9", "1.41", "1.45", "1.100", "2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "1.45, 1.45, true",
    "1.45, 1.44, true",
    "1.44, 1.45, false",
    "1.9, 1.41, false",
    "2.0, 1.45, true",
    "1.45, 2.0, false"
  })
  void isAtLeast_holdsForTheSameAndNewer(String one, String other, boolean expected) {
    ApiVersion version = ApiVersion.parse(one).orElseThrow();

    assertThat(version.isAtLeast(ApiVersion.parse(other).orElseThrow())).isEqualTo(expected);
  }
}
