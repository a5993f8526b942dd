package dev.stowage.docker.check;

import static dev.stowage.docker.check.Destination.CONTAINER;
import static dev.stowage.docker.check.Destination.SERVICE;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.engine.Engines;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.SelinuxLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountCheckTest {

  private static final ContainerMounts NEW =
      ContainerMounts.of(volume("data").at("/x").subpath("a"), image("alpine").at("/a"));

  @Test
  void listsEverythingSorted() {
    assertThat(MountCheck.unsupported(NEW, Engines.linux(41), CONTAINER))
        .hasSize(2)
        .isSorted()
        .anySatisfy(finding -> assertThat(finding.problem()).contains("1.45"))
        .anySatisfy(finding -> assertThat(finding.problem()).contains("1.48"));
    assertThat(MountCheck.unsupported(NEW, Engines.linux(51), CONTAINER)).isEmpty();
  }

  @Test
  void theFailureNamesEngineAndAllFindings() {
    UnsupportedByEngineException failure =
        catchThrowableOfType(
            UnsupportedByEngineException.class,
            () -> MountCheck.require(NEW, Engines.linux(44), CONTAINER, List.of()));

    assertThat(failure.engine()).isEqualTo("Docker Engine (API 1.44)");
    assertThat(failure.findings()).hasSize(2).isSorted();
    assertThat(failure.attempt()).endsWith("in a container");
    assertThat(failure).hasMessageContaining("would mount the whole volume instead");
  }

  @Test
  void collisionsComeBeforeWhatTheEngineCannotDo() {
    List<TakenTarget> taken = List.of(new TakenTarget("/x", "their bind", Group.BINDS));

    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> MountCheck.require(NEW, Engines.linux(41), CONTAINER, taken));

    assertThat(failure.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.toString()).contains("their bind", "volume data"));
  }

  @Test
  void passesWhatIsFine() {
    assertThatCode(() -> MountCheck.require(NEW, Engines.linux(51), CONTAINER, List.of()))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> MountCheck.require(ContainerMounts.of(), Engines.linux(41), SERVICE, List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void aServiceIsToldWhatSwarmDoesNotPassOn() {
    ContainerMounts mounts =
        ContainerMounts.of(
            bind("/h").at("/label").selinuxLabel(SelinuxLabel.SHARED),
            bind("/h").at("/path").createHostPath());

    assertThat(MountCheck.unsupported(mounts, Engines.linux(51), SERVICE))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.problem()).contains("for a service"));
    UnsupportedByEngineException failure =
        catchThrowableOfType(
            UnsupportedByEngineException.class,
            () -> MountCheck.require(mounts, Engines.linux(51), SERVICE, List.of()));
    assertThat(failure.attempt()).endsWith("in a service");
  }
}
