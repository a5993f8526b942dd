package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ContainerMountsTest {

  private static final ContainerMounts THREE =
      ContainerMounts.of(
          volume("orders-db").at("/var/lib/postgresql/data"),
          bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
          tmpfs().at("/run").size("64m"));

  private static List<String> problems(ThrowingCallable call) {
    InvalidDefinitionException failure =
        catchThrowableOfType(InvalidDefinitionException.class, call);
    assertThat(failure.attempt()).isEqualTo("gather mounts");
    return failure.findings().stream().map(Object::toString).toList();
  }

  private static List<String> targets(ContainerMounts mounts) {
    return mounts.mounts().stream().map(mount -> mount.target().value()).toList();
  }

  @Test
  void of_openMounts_keepsTheirOrder() {
    assertThat(targets(THREE))
        .containsExactly("/var/lib/postgresql/data", "/etc/postgresql.conf", "/run");
    assertThat(THREE).containsExactlyElementsOf(THREE.mounts());
    assertThat(THREE.isEmpty()).isFalse();
    assertThat(THREE)
        .hasToString(
            "[volume orders-db at /var/lib/postgresql/data, bind /etc/shop/postgresql.conf at"
                + " /etc/postgresql.conf read-only, tmpfs at /run of 67108864 bytes]");
  }

  @Test
  void of_nothing_isEmpty() {
    assertThat(ContainerMounts.of().isEmpty()).isTrue();
    assertThat(ContainerMounts.of()).isEqualTo(ContainerMounts.of(List.of()));
  }

  @Test
  void of_builtMounts_keepsThemAndTheirOrder() {
    List<MountDefinition> built = new ArrayList<>(THREE.mounts());
    ContainerMounts mounts = ContainerMounts.of(built);
    built.clear();

    assertThat(mounts).isEqualTo(THREE).hasSameHashCodeAs(THREE);
  }

  @Test
  void mounts_areUnmodifiable() {
    assertThatThrownBy(() -> THREE.mounts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> THREE.iterator().remove())
        .isInstanceOfAny(UnsupportedOperationException.class, IllegalStateException.class);
  }

  @Test
  void and_returnsNewMounts_theseFirst() {
    ContainerMounts more = THREE.and(anonymousVolume().at("/a"), tmpfs().at("/tmp"));

    assertThat(targets(more))
        .containsExactly("/var/lib/postgresql/data", "/etc/postgresql.conf", "/run", "/a", "/tmp");
    assertThat(THREE.mounts()).hasSize(3);
    assertThat(THREE.and()).isEqualTo(THREE);
  }

  @Test
  void and_aTargetThatIsTaken_isRefused() {
    assertThat(problems(() -> THREE.and(tmpfs().at("/run/")))).hasSize(1);
  }

  @Test
  void of_threeFaults_reportsThreeFindingsInOneFailure() {
    assertThat(
            problems(
                () ->
                    ContainerMounts.of(
                        volume("orders").at("/data"),
                        tmpfs().at("/data/"),
                        bind("data").at("/x"),
                        volume("a").at("/y"))))
        .containsExactly(
            "bind data at /x: host path 'data': is not absolute; give an absolute path, or pass a"
                + " java.nio.file.Path to resolve it on this machine",
            "tmpfs at /data: has the same target as volume orders at /data; keep one of them, or"
                + " move one to another target",
            "volume a at /y: volume name 'a': is not a volume name; use two or more of A-Z a-z 0-9"
                + " _ . - beginning with a letter or digit");
  }

  @Test
  void of_aBadMountAtATakenTarget_reportsBoth() {
    assertThat(problems(() -> ContainerMounts.of(bind("data").at("/x"), tmpfs().at("/x/."))))
        .containsExactly(
            "bind data at /x: host path 'data': is not absolute; give an absolute path, or pass a"
                + " java.nio.file.Path to resolve it on this machine",
            "tmpfs at /x: has the same target as bind data at /x; keep one of them, or move one to"
                + " another target");
  }

  @Test
  void of_badTargets_areNotComparedWithOthers() {
    assertThat(problems(() -> ContainerMounts.of(tmpfs().at("x"), tmpfs().at("x").exec())))
        .hasSize(1)
        .allSatisfy(problem -> assertThat(problem).contains("is relative"));
  }

  @Test
  void of_builtMountsWithOneTarget_isRefused() {
    List<MountDefinition> mounts =
        List.of(
            tmpfs().at("/a").build(), volume("orders").at("/b").build(), tmpfs().at("/a").build());

    assertThat(problems(() -> ContainerMounts.of(mounts)))
        .containsExactly(
            "tmpfs at /a: has the same target as tmpfs at /a; keep one of them, or move one to"
                + " another target");
  }

  @Test
  void of_windowsTargetsThatDifferInCase_isRefused() {
    assertThat(
            problems(
                () ->
                    ContainerMounts.of(
                        volume("orders").at("C:\\Data"), volume("blog").at("c:/data/"))))
        .containsExactly(
            "volume blog at c:\\data: has the same target as volume orders at C:\\Data; keep one of"
                + " them, or move one to another target");
  }

  @Test
  void of_linuxTargetsThatDifferInCase_isFine() {
    assertThat(ContainerMounts.of(tmpfs().at("/data"), tmpfs().at("/Data")).mounts()).hasSize(2);
  }

  @Test
  void of_mixedPlatforms_isRefused() {
    assertThat(
            problems(
                () ->
                    ContainerMounts.of(
                        tmpfs().at("/data"),
                        volume("orders").at("C:\\data"),
                        pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\a"))))
        .containsExactly(
            "volume orders at C:\\data: is for windows containers, unlike tmpfs at /data; write all"
                + " targets for the same kind of container");
  }

  @Test
  void of_windowsMountsAndPipes_isFine() {
    assertThat(
            ContainerMounts.of(
                    volume("orders").at("C:\\data"), pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\a"))
                .mounts())
        .hasSize(2);
  }

  @Test
  void of_oneBadPipe_keepsItsPlaceTaken() {
    assertThat(
            problems(
                () ->
                    ContainerMounts.of(
                        pipe("bad").at("\\\\.\\pipe\\a"),
                        pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\A"))))
        .hasSize(2);
  }

  @Test
  void of_nestedTargets_isFine() {
    assertThat(
            targets(ContainerMounts.of(tmpfs().at("/a/b"), tmpfs().at("/a"), tmpfs().at("/a/b/c"))))
        .containsExactly("/a/b", "/a", "/a/b/c");
  }

  @Test
  void of_oneVolumeAtSeveralTargets_isFine() {
    assertThat(
            ContainerMounts.of(volume("orders").at("/a"), volume("orders").at("/b").readOnly())
                .mounts())
        .hasSize(2);
  }

  @Test
  void at_findsTheMountOfATarget() {
    assertThat(THREE.at(ContainerPath.of("/run/"))).contains(THREE.mounts().get(2));
    assertThat(THREE.at(ContainerPath.of("/run/x"))).isEmpty();
    assertThat(ContainerMounts.of(volume("orders").at("C:\\Data")).at(ContainerPath.of("c:\\data")))
        .isPresent();
  }

  @Test
  void toBuilders_canBeGatheredAnew() {
    assertThat(ContainerMounts.of(THREE.toBuilders())).isEqualTo(THREE);
    MountBuilder<?, ?>[] builders = THREE.toBuilders();
    builders[0] = null;

    assertThat(ContainerMounts.of(THREE.toBuilders())).isEqualTo(THREE);
  }

  @Test
  void equality_dependsOnOrder() {
    assertThat(ContainerMounts.of(tmpfs().at("/a"), tmpfs().at("/b")))
        .isEqualTo(ContainerMounts.of(tmpfs().at("/a/"), tmpfs().at("/b")))
        .isNotEqualTo(ContainerMounts.of(tmpfs().at("/b"), tmpfs().at("/a")))
        .isNotEqualTo(List.of());
  }
}
