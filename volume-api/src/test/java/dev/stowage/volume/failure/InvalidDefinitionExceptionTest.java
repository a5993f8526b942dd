package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidDefinitionExceptionTest {

  private static final Finding NAME = new Finding("volume name 'a'", "is short", "add a letter");
  private static final Finding LABEL = new Finding("label ''", "is empty", "name it");

  @Test
  void message_ofOneFinding_isOneLine() {
    InvalidDefinitionException failure =
        new InvalidDefinitionException("define a volume", List.of(NAME));

    assertThat(failure)
        .hasMessage(
            "define a volume: volume name 'a': is short; add a letter. Mend the definition; nothing"
                + " was sent to the engine.")
        .hasNoCause();
    assertThat(failure.attempt()).isEqualTo("define a volume");
    assertThat(failure.reason()).isEqualTo(NAME.toString());
    assertThat(failure.remedy()).isEqualTo("Mend the definition; nothing was sent to the engine");
  }

  @Test
  void message_ofManyFindings_hasALineForEach_sortedAndDistinct() {
    InvalidDefinitionException failure =
        new InvalidDefinitionException("define a volume", List.of(NAME, LABEL, NAME));

    assertThat(failure)
        .hasMessage(
            """
            define a volume: 2 problems:
              - label '': is empty; name it
              - volume name 'a': is short; add a letter
            Mend the definition; nothing was sent to the engine.\
            """);
    assertThat(failure.findings()).containsExactly(LABEL, NAME);
  }

  @Test
  void message_ofOneFindingSaidTwice_isOneLine() {
    assertThat(new InvalidDefinitionException("define a volume", List.of(NAME, NAME)).reason())
        .isEqualTo(NAME.toString());
  }

  @Test
  void findings_areCopiedAndUnmodifiable() {
    List<Finding> findings = new ArrayList<>(List.of(NAME));
    InvalidDefinitionException failure = new InvalidDefinitionException("x", findings);
    findings.clear();

    assertThat(failure.findings()).containsExactly(NAME);
    assertThatThrownBy(() -> failure.findings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void constructor_withoutFinding_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvalidDefinitionException("x", List.of()));
  }

  @Test
  void throwIfAny_throwsOnlyThen() {
    assertThatCode(() -> InvalidDefinitionException.throwIfAny("x", List.of()))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> InvalidDefinitionException.throwIfAny("x", List.of(NAME)));
  }
}
