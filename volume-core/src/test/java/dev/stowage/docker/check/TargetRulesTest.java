package dev.stowage.docker.check;

import static dev.stowage.docker.engine.TakenTarget.Group.BINDS;
import static dev.stowage.docker.engine.TakenTarget.Group.MOUNTS;
import static dev.stowage.docker.engine.TakenTarget.Group.TMPFS;
import static dev.stowage.docker.engine.TakenTarget.Group.VOLUMES_FROM;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

  private static final ContainerMounts DATA = ContainerMounts.of(volume("data").at("/data"));
  private static final ContainerMounts NOTHING = ContainerMounts.of();

  @ParameterizedTest
  @EnumSource
  void aTakenTargetMeetsOurs(Group group) {
    assertThat(findings(DATA, taken("/data", group)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.where()).isEqualTo("volume data at /data");
              assertThat(finding.problem()).contains("meets " + group + " /data at /data");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/", "//data", "/./data", "/x/../data", "/data/.", "/../data"})
  void pathsAreComparedCleaned(String path) {
    assertThat(findings(DATA, taken(path, BINDS))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/sub", "/", "/dat", "/Data", "/data2", "C:\\data"})
  void otherPlacesAreFree(String path) {
    assertThat(findings(DATA, taken(path, BINDS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data", "/", "C:\\", "\u0000"})
  void whatIsNoPathIsLeftToTheEngine(String path) {
    assertThat(findings(DATA, taken(path, BINDS), taken(path, MOUNTS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BINDS, BINDS",
    "BINDS, MOUNTS",
    "BINDS, TMPFS",
    "BINDS, VOLUMES_FROM",
    "MOUNTS, MOUNTS",
    "MOUNTS, TMPFS",
    "MOUNTS, VOLUMES_FROM",
    "TMPFS, TMPFS",
    "TMPFS, VOLUMES_FROM"
  })
  void theCallersOwnDuplicatesAreNamedToo(Group one, Group other) {
    assertThat(findings(NOTHING, taken("/a", one), taken("/a/", other)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.where()).isEqualTo(other + " /a/");
              assertThat(finding.problem()).contains(one + " /a");
            });
  }

  @Test
  void twoContainersMayBothBringAPlace() {
    assertThat(findings(NOTHING, taken("/a", VOLUMES_FROM), taken("/a", VOLUMES_FROM))).isEmpty();
  }

  @Test
  void butOursMayNotBeThereToo() {
    assertThat(findings(DATA, taken("/data", VOLUMES_FROM), taken("/data", VOLUMES_FROM)))
        .isNotEmpty();
  }

  @Test
  void windowsPathsAreComparedWithoutCase() {
    ContainerMounts mounts = ContainerMounts.of(volume("data").at("C:\\Data"));

    assertThat(findings(mounts, taken("c:/data/", TMPFS))).hasSize(1);
    assertThat(findings(mounts, taken("d:\\data", TMPFS))).isEmpty();
  }

  @Test
  void pipesAreComparedWithoutCase() {
    ContainerMounts mounts = ContainerMounts.of(pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\Engine"));

    assertThat(findings(mounts, taken("\\\\.\\pipe\\engine", MOUNTS))).hasSize(1);
    assertThat(findings(mounts, taken("\\\\.\\pipe\\other", MOUNTS))).isEmpty();
    assertThat(findings(NOTHING, taken("\\\\.\\pipe\\a", MOUNTS), taken("\\\\.\\pipe\\A", MOUNTS)))
        .hasSize(1);
  }

  private static List<Finding> findings(ContainerMounts mounts, TakenTarget... taken) {
    return TargetRules.findings(mounts, List.of(taken));
  }

  private static TakenTarget taken(String path, Group group) {
    return new TakenTarget(path, group + " " + path, group);
  }
}
