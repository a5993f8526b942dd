package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File binds that become volumes: what a container sees of them. */
class GatheringsIT extends EngineTest {

  private static final String SHOW =
      "find /etc/shop -type f -exec stat -c '%n %a %u %g %s %Y' {} ';' -exec cat {} ';'";

  @TempDir Path host;

  private final List<VolumeName> gathered = new ArrayList<>();

  @AfterEach
  void removeGathered() {
    gathered.forEach(name -> volumes().remove(name, RemovalOption.MISSING_IS_FINE));
  }

  /** No other test has the same files. */
  private ContainerMounts files(String directory) throws IOException {
    Files.createDirectories(host.resolve("tax/größe"));
    Files.writeString(host.resolve("shop.conf"), "run=" + UUID.randomUUID());
    Files.writeString(host.resolve("tax/de.conf"), "19");
    Files.writeString(host.resolve("tax/größe/-x y"), "");
    Files.setAttribute(host.resolve("tax/de.conf"), "unix:mode", 0_4640);
    List<MountBuilder<?, ?>> mounts = new ArrayList<>();
    for (String name : List.of("shop.conf", "tax/de.conf", "tax/größe/-x y")) {
      mounts.add(bind(host.resolve(name)).at(directory + "/" + name).readOnly());
    }
    return ContainerMounts.of(mounts.toArray(MountBuilder<?, ?>[]::new));
  }

  private String show(ContainerMounts mounts, String script) {
    return engine.run(mounts, script).output();
  }

  private ContainerMounts gather(FileGathering gathering) {
    ContainerMounts mounts = storage().gatherings().gather(gathering);
    gathered.add(((VolumeMount) mounts.mounts().get(0)).volume());
    return mounts;
  }

  @Test
  void container_seesTheSameFilesAsBound() throws IOException {
    ContainerMounts bound = files("/etc/shop");
    FileGathering gathering =
        FileGathering.forImage(engine.image().name(), bound).into("/etc/shop");
    ContainerMounts mounts = gather(gathering);
    assertThat(mounts.mounts()).hasSize(1);
    String throughBinds = show(bound, SHOW);
    assertThat(throughBinds).contains("tax/de.conf 4640 0 0 2").contains("-x y 644 0 0 0");
    assertThat(sorted(show(mounts, SHOW))).isEqualTo(sorted(throughBinds));
    assertThat(storage().gatherings().plan(gathering).volumes().get(0).volume().step())
        .isEqualTo(Step.KEEP);
  }

  private static List<String> sorted(String lines) {
    return lines.lines().sorted().toList();
  }

  @Test
  void container_cannotWrite() throws IOException {
    ContainerMounts mounts =
        gather(FileGathering.forImage(engine.image().name(), files("/etc/shop")).into("/etc/shop"));
    assertThat(show(mounts, "touch /etc/shop/x 2>&1 || true")).contains("Read-only file system");
    assertThat(show(mounts, "stat -c '%a %u %g' /etc/shop /etc/shop/tax"))
        .isEqualTo("755 0 0\n755 0 0\n");
  }

  @Test
  void imageThatHasSomethingThere_isNotHidden() throws IOException {
    FileGathering hiding =
        FileGathering.forImage(engine.image().name(), files("/seed")).into("/seed");
    assertThatThrownBy(() -> storage().gatherings().gather(hiding))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(TinyImage.SEED_FILE);
    ContainerMounts mounts = gather(FileGathering.hidingTheImage(files("/seed")).into("/seed"));
    assertThat(show(mounts, "ls -1 /seed")).isEqualTo("shop.conf\ntax\n");
  }

  @Test
  void imageThatIsNotThere_isNamed() throws IOException {
    FileGathering absent = FileGathering.forImage("stowage-absent:1", files("/d")).into("/d");
    assertThatThrownBy(() -> storage().gatherings().gather(absent))
        .isInstanceOf(ImageNotFoundException.class);
  }

  @Test
  void sweep_leavesWhatIsYoungOrUsed() throws IOException {
    ContainerMounts mounts = gather(FileGathering.hidingTheImage(files("/d")).into("/d"));
    VolumeName name = gathered.get(0);
    assertThat(storage().gatherings().sweep(Duration.ofHours(1))).doesNotContain(name);
    String container = engine.create(mounts, "true");
    assertThat(storage().gatherings().sweep(Duration.ofMinutes(-1))).doesNotContain(name);
    docker().removeContainerCmd(container).withForce(true).exec();
    assertThat(storage().gatherings().sweep(Duration.ofMinutes(-1))).contains(name);
    assertThat(volumes().find(name)).isEmpty();
  }
}
