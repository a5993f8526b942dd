package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/** Says plainly on which engines the other tests ran, and fails if a required one is missing. */
class EnginesPresentIT {

  @Test
  void requiredEnginesAnswer() {
    assertThat(Engines.missing())
        .as("versions in STOWAGE_ENGINES_REQUIRED that no engine in STOWAGE_ENGINES has")
        .isEmpty();
  }

  @Test
  void someEngineAnswers() {
    if (Engines.present().findAny().isEmpty()) {
      String message =
          "THE ENGINE TESTS DID NOT RUN: no Docker engine answers. Start one and set DOCKER_HOST, or"
              + " on Debian run '.ci/engines start' as root and eval \"$(.ci/engines env)\".";
      System.out.println(message);
      abort(message);
    }
    Engines.present().forEach(engine -> System.out.println("Engine tests run on " + engine));
  }
}
