package dev.stowage.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiNegotiationTest {

  @ParameterizedTest
  @CsvSource({"1.41, 1.41", "1.45, 1.45", "1.51, 1.51", "1.52, 1.51", "1.100, 1.51", "2.0, 1.51"})
  void speaksTheNewestThatBothSidesKnow(String engine, String chosen) {
    assertThat(choose(engine, null)).hasToString(chosen);
  }

  @ParameterizedTest
  @CsvSource({"1.41, 1.41", "1.51, 1.44", "1.51, 1.51", "1.55, 1.55"})
  void keepsToWhatIsConfigured(String engine, String asked) {
    assertThat(choose(engine, asked)).hasToString(asked);
  }

  @Test
  void refusesAnEngineThatIsTooOld() {
    refusal("1.40", null)
        .hasMessageContaining("API 1.40: is too old")
        .hasMessageContaining("1.41")
        .hasMessageContaining("upgrade the engine");
    refusal("1.9", "1.41").hasMessageContaining("API 1.9: is too old");
  }

  @Test
  void refusesAConfiguredVersionThatIsTooOld() {
    refusal("1.51", "1.40")
        .hasMessageContaining("configured API 1.40: is too old")
        .hasMessageContaining("or none to have it negotiated");
  }

  @Test
  void refusesAConfiguredVersionThatTheEngineDoesNotSpeak() {
    refusal("1.44", "1.45")
        .hasMessageContaining("configured API 1.45: is newer than the engine")
        .hasMessageContaining("1.44");
  }

  private static AbstractThrowableAssert<?, ?> refusal(String engine, String asked) {
    return assertThatThrownBy(() -> choose(engine, asked))
        .isInstanceOf(UnsupportedByEngineException.class)
        .hasMessageContaining("Docker Engine 1.2.3");
  }

  private static ApiVersion choose(String engine, String asked) {
    return ApiNegotiation.choose(
        "Docker Engine 1.2.3",
        ApiVersion.parse(engine).orElseThrow(),
        Optional.ofNullable(asked).flatMap(ApiVersion::parse));
  }
}
