package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tmpfs, images and pipes; and what a command mounts already. */
class OtherMountsIT extends EngineTest {

  private static final String PRINT = "cat /proc/self/mountinfo; ";

  @TempDir private Path directory;

  private static JsonNode asked(Ran ran) {
    return ran.inspection().path("HostConfig").path("Mounts").path(0);
  }

  @Test
  void tmpfs_plain_isWritableAndNotExecutable() {
    Ran ran = engine.run(ContainerMounts.of(tmpfs().at("/m")), PRINT + "stat -c %a /m; touch /m/x");
    assertThat(ran.status()).isZero();
    assertThat(ran.output()).contains("1777\n");
    assertThat(ran.mountAt("/m").fileSystem()).startsWith("tmpfs ");
    assertThat(ran.mountAt("/m").options()).contains("noexec", "nosuid", "nodev", "rw");
  }

  @Test
  void tmpfs_sizeAndMode_areWhatTheKernelSays() {
    Ran ran =
        engine.run(
            ContainerMounts.of(tmpfs().at("/m").size("3m").mode("0710")), PRINT + "stat -c %a /m");
    assertThat(ran.output()).contains("710\n");
    assertThat(ran.mountAt("/m").fileSystem()).contains("size=3072k").contains("mode=710");
    assertThat(asked(ran).path("TmpfsOptions").path("SizeBytes").asLong()).isEqualTo(3L << 20);
    assertThat(asked(ran).path("TmpfsOptions").path("Mode").asInt()).isEqualTo(0b111_001_000);
  }

  @Test
  void tmpfs_exec_runsProgramsOnEveryEngine() {
    Ran ran =
        engine.run(
            ContainerMounts.of(tmpfs().at("/m").exec().size("8m").mode("0700")),
            PRINT + "busybox cp /bin/busybox /m/busybox; stat -c %a /m; /m/busybox echo it runs");
    assertThat(ran.output()).endsWith("700\nit runs\n");
    assertThat(ran.mountAt("/m").options()).doesNotContain("noexec").contains("nosuid", "nodev");
    assertThat(ran.mountAt("/m").fileSystem()).contains("size=8192k");
    // The mount object can say it from API 1.46 on; before that only the tmpfs map can.
    assertThat(ran.inspection().path("HostConfig").path("Tmpfs").has("/m"))
        .isEqualTo(!engine.speaks(46));
  }

  @Test
  void tmpfs_readOnly_cannotBeWritten() {
    for (boolean exec : new boolean[] {false, true}) {
      var mount = tmpfs().at("/m").readOnly();
      Ran ran = engine.run(ContainerMounts.of(exec ? mount.exec() : mount), PRINT + "touch /m/x");
      assertThat(ran.status()).isNotZero();
      assertThat(ran.mountAt("/m").isReadOnly()).isTrue();
    }
  }

  @Test
  void image_isMountedReadOnlyOrRefused() {
    ContainerMounts whole = ContainerMounts.of(image(engine.image().name()).at("/m"));
    ContainerMounts part = ContainerMounts.of(image(engine.image().name()).at("/m").subpath("bin"));
    if (engine.speaks(48)) {
      Ran ran = engine.run(whole, PRINT + "ls /m/bin; touch /m/x");
      assertThat(ran.output()).contains("busybox").contains("Read-only file system");
      assertThat(ran.mountAt("/m").isReadOnly()).isTrue();
      assertThat(asked(ran).path("Type").asText()).isEqualTo("image");
      Ran bin = engine.run(part, "ls /m");
      assertThat(bin.output()).contains("busybox");
      assertThat(asked(bin).path("ImageOptions").path("Subpath").asText()).isEqualTo("bin");
    } else {
      assertRefused(whole, "needs API 1.48");
      assertRefused(part, "needs API 1.48");
    }
  }

  @Test
  void pipeAndWindowsPaths_areRefusedOnLinux() {
    assertRefused(
        ContainerMounts.of(pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\b")), "this engine runs Linux");
    assertRefused(ContainerMounts.of(volume("data").at("C:\\data")), "Windows containers");
  }

  private void assertRefused(ContainerMounts mounts, String text) {
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> engine.create(mounts, "true"))
        .withMessageContaining(text);
    assertThat(storage().check(mounts)).isNotEmpty();
  }

  @Test
  void everythingAtOnce_keepsItsOrder() {
    MountBuilder<?, ?>[] mounts = {
      tmpfs().at("/z"), bind(directory).at("/y").readOnly(), volume(name("all")).at("/x"),
    };
    Ran ran = engine.run(ContainerMounts.of(mounts), PRINT);
    assertThat(ran.inspection().path("HostConfig").path("Mounts").findValuesAsText("Target"))
        .containsExactly("/z", "/y", "/x");
    assertThat(ran.mountAt("/y").isReadOnly()).isTrue();
  }

  @Test
  void whatTheCallerHadSet_stays() {
    String sources =
        remember(engine.create(ContainerMounts.of(volume(name("from")).at("/from")), "true"));
    CreateContainerCmd command = engine.command(PRINT);
    HostConfig config = Objects.requireNonNull(command.getHostConfig());
    config
        .withBinds(new Bind(directory.toString(), new Volume("/own-bind")))
        .withTmpFs(Map.of("/own-tmpfs", "size=1m"))
        .withVolumesFrom(new VolumesFrom(sources));

    Ran ran = engine.run(storage().mount(ContainerMounts.of(tmpfs().at("/new")), command));

    for (String target : List.of("/own-bind", "/own-tmpfs", "/from", "/new")) {
      assertThat(ran.mountAt(target)).isNotNull();
    }
  }

  @Test
  void targetsTaken_byVolumesFromAndOthers_areRefused() {
    String sources =
        remember(engine.create(ContainerMounts.of(volume(name("from")).at("/from")), "true"));
    HostConfig config =
        new HostConfig().withVolumesFrom(new VolumesFrom(sources)).withTmpFs(Map.of("/own/", ""));
    ContainerMounts mounts =
        ContainerMounts.of(volume(name("a")).at("/from"), volume(name("b")).at("/own"));

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> storage().mount(mounts, config))
        .satisfies(failure -> assertThat(failure.findings()).hasSize(2))
        .withMessageContaining("container " + sources);
    assertThat(config.getMounts()).isNull();
  }

  @Test
  void volumesFrom_missingContainer_isNamed() {
    HostConfig config = new HostConfig().withVolumesFrom(new VolumesFrom(name("missing")));
    assertThatExceptionOfType(ContainerNotFoundException.class)
        .isThrownBy(() -> storage().mount(ContainerMounts.of(tmpfs().at("/x")), config))
        .satisfies(failure -> assertThat(failure.container()).isEqualTo(name("missing")));
  }
}
