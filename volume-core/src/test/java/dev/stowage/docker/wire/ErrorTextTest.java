package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.VolumeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @ParameterizedTest
  @EnumSource
  void realEnginesSayWhatIsMissing(Recorded engine) {
    assertThat(text(engine, "volume-missing").saysNoSuchVolume()).isTrue();
    assertThat(text(engine, "remove-missing").saysNoSuchVolume()).isTrue();
    assertThat(text(engine, "container-missing").saysNoSuchContainer()).isTrue();
    assertThat(text(engine, "driver-missing").missingDriver()).contains("nosuch");
    assertThat(text(engine, "driver-missing-tagged").missingDriver())
        .contains("localhost:5000/lab/nosuch:1");
  }

  @ParameterizedTest
  @EnumSource
  void realEnginesTellTheReasonsOfAConflictApart(Recorded engine) {
    assertThat(text(engine, "remove-in-use").saysInUse()).isTrue();
    assertThat(text(engine, "name-taken").saysNameTaken()).isTrue();
    assertThat(text(engine, "name-taken").saysInUse()).isFalse();
    assertThat(text(engine, "driver-disabled").saysNameTaken()).isFalse();
    assertThat(text(engine, "driver-disabled").missingDriver()).as("it is there").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noRefusalIsTakenForAnother(Recorded engine) {
    for (String name : new String[] {"name-bad", "option-unknown", "remove-dead-plugin"}) {
      ErrorText text = text(engine, name);
      assertThat(text.saysNoSuchVolume()).as(name).isFalse();
      assertThat(text.saysNoSuchContainer()).as(name).isFalse();
      assertThat(text.saysInUse()).as(name).isFalse();
      assertThat(text.saysNameTaken()).as(name).isFalse();
      assertThat(text.missingDriver()).as(name).isEmpty();
    }
    assertThat(text(engine, "driver-missing").saysNoSuchVolume()).isFalse();
    assertThat(text(engine, "container-missing").saysNoSuchVolume()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theUsersOfAVolumeAreContainersOnly(Recorded engine) {
    String anonymous = engine.json("create-anonymous").path("Name").textValue();
    String container = engine.json("container").path("Id").textValue();

    assertThat(text(engine, "remove-in-use").usersOf(VolumeName.of("map-test-plain")))
        .hasSize(2)
        .contains(container);
    assertThat(text(engine, "remove-anonymous-in-use").usersOf(VolumeName.of(anonymous)))
        .hasSize(2)
        .contains(container)
        .doesNotContain(anonymous);
  }

  @Test
  void podmansWords() {
    assertThat(new ErrorText("no volume with name \"a\" found: no such volume").saysNoSuchVolume())
        .isTrue();
    assertThat(
            new ErrorText("no container with name or ID \"a\" found: no such container")
                .saysNoSuchContainer())
        .isTrue();
    ErrorText inUse =
        new ErrorText(
            "volume a is being used by the following container(s): "
                + ONE
                + ", "
                + TWO
                + ": volume is being used");
    assertThat(inUse.saysInUse()).isTrue();
    assertThat(inUse.usersOf(VolumeName.ofPlugin("a"))).containsExactly(ONE, TWO);
    assertThat(
            new ErrorText(
                    "volume a uses volume plugin lab/nfs but it could not be retrieved: no volume"
                        + " plugin with name lab/nfs available: required plugin missing")
                .missingDriver())
        .contains("lab/nfs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create a: error looking up volume plugin x: plugin \"x\" not found|x",
        "get a: error looking up volume plugin lab/x:1: plugin \"lab/x:1\" not found|lab/x:1",
        "error looking up volume plugin h:5000/l/x:1: plugin \"h:5000/l/x:1\" not found|h:5000/l/x:1",
        "create a: error looking up volume plugin x: plugin x found but disabled|",
        "create a: error looking up volume plugin x: dial unix: connection refused|",
        "create a: plugin \"x\" not found|",
        "no such volume|"
      })
  void missingDrivers(String message, String driver) {
    assertThat(new ErrorText(message).missingDriver().orElse(null)).isEqualTo(driver);
  }

  @Test
  void idsAreNamedOnceAndOnlyWholeOnes() {
    String message =
        "in use - [" + ONE + ", " + TWO + ", " + ONE + "] a" + ONE + " " + "3".repeat(63);

    assertThat(new ErrorText(message).usersOf(VolumeName.of("data"))).containsExactly(ONE, TWO);
    assertThat(new ErrorText(message).usersOf(VolumeName.of(ONE))).containsExactly(TWO);
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(new ErrorText("mount failed, data: addr=nas,password=hunter2,vers=3"))
        .asString()
        .contains("addr=nas", "vers=3")
        .doesNotContain("hunter2");
  }

  private static ErrorText text(Recorded engine, String refusal) {
    return new ErrorText(engine.message(refusal));
  }
}
