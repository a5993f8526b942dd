package dev.stowage.docker.wire;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Binds;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.stowage.docker.engine.Engines;
import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.SelinuxLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostConfigMountsTest {

  private final MemoryEngine engine = new MemoryEngine().container("web", "/a", "/b");

  @Test
  void nothingIsTakenInAFreshConfig() {
    assertThat(taken(new HostConfig())).isEmpty();
    assertThat(taken(new HostConfig().withBinds((Binds) null).withMounts(null).withTmpFs(null)))
        .isEmpty();
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void listsEveryPlaceInWords() {
    HostConfig config =
        new HostConfig()
            .withBinds(new Bind("/h", new Volume("/bind/")))
            .withMounts(List.of(new Mount().withTarget("/mount")))
            .withTmpFs(Map.of("/tmpfs", "rw"))
            .withVolumesFrom(new VolumesFrom("web", AccessMode.ro));

    assertThat(taken(config))
        .extracting(it -> it.path() + " " + it.by())
        .containsExactly(
            "/bind/ the command's own bind /h",
            "/mount the command's own mount /mount",
            "/tmpfs the command's own tmpfs /tmpfs",
            "/a a mount taken over from container web",
            "/b a mount taken over from container web");
    assertThat(engine.calls).containsExactly("mounts of web");
  }

  @Test
  void aMountWithoutTargetIsLeftToTheEngine() {
    assertThat(taken(new HostConfig().withMounts(List.of(new Mount())))).isEmpty();
  }

  @Test
  void aMissingContainerUnderVolumesFromIsAFailure() {
    assertThatThrownBy(() -> taken(new HostConfig().withVolumesFrom(new VolumesFrom("nosuch"))))
        .isInstanceOf(ContainerNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Binds", "Mounts", "Tmpfs", "VolumesFrom", "binds", "MOUNTS", "tmpFs"})
  void rawValuesThatWouldReplaceOursAreRefused(String field) {
    HostConfig config = new HostConfig();
    DockerObjectAccessor.overrideRawValue(config, field, List.of());

    assertThatThrownBy(() -> taken(config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("HostConfig raw value " + field);
  }

  @Test
  void otherRawValuesAreTheCallersAffair() {
    HostConfig config = new HostConfig();
    DockerObjectAccessor.overrideRawValue(config, "MaskedPaths", List.of());

    assertThat(taken(config)).isEmpty();
  }

  @Test
  void aRawTargetOfOneMountIsRefused() {
    Mount mount = new Mount().withType(MountType.BIND).withTarget("/x");
    DockerObjectAccessor.overrideRawValue(mount, "target", "/y");

    assertThatThrownBy(() -> taken(new HostConfig().withMounts(List.of(mount))))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("Mount raw value target");
  }

  @Test
  void nullsAreRefusedInWords() {
    refused(new HostConfig().withBinds((Bind) null), "own binds: hold null");
    refused(new HostConfig().withMounts(Arrays.asList((Mount) null)), "own mounts: hold null");
    refused(new HostConfig().withVolumesFrom((VolumesFrom) null), "own volumes-from: hold null");
    refused(new HostConfig().withVolumesFrom(new VolumesFrom(null)), "names no container");
    refused(withBind("/h", null, AccessMode.rw, SELContext.none), "bind /h: lacks a path");
    refused(
        withBind("/h", new Volume(null), AccessMode.rw, SELContext.none), "bind /h: lacks a path");
    refused(withBind(null, new Volume("/x"), AccessMode.rw, SELContext.none), "lacks a path");
    refused(
        withBind("/h", new Volume("/x"), null, SELContext.none),
        "bind /h: has a mode that is null");
    refused(
        withBind("/h", new Volume("/x"), AccessMode.rw, null), "bind /h: has a mode that is null");
  }

  @Test
  void whatWasThereStandsFirst() {
    Bind ownBind = new Bind("/own", new Volume("/own-bind"));
    Mount ownMount = new Mount().withType(MountType.TMPFS).withTarget("/own-mount");
    HostConfig config =
        new HostConfig()
            .withBinds(ownBind)
            .withMounts(List.of(ownMount))
            .withTmpFs(Map.of("/own-tmpfs", "rw"));

    add(config, 45);

    assertThat(config.getBinds()).extracting(Bind::toString).startsWith("/own:/own-bind:rw");
    assertThat(config.getMounts()).first().isSameAs(ownMount);
    assertThat(config.getTmpFs()).containsEntry("/own-tmpfs", "rw");
    assertThat(SentJson.of(config).path("Tmpfs").fieldNames())
        .toIterable()
        .containsExactly("/own-tmpfs", "/exec");
  }

  @Test
  void eachMountGoesWhereItsFormBelongs() {
    HostConfig config = add(new HostConfig(), 45);

    assertThat(config.getBinds()).extracting(Bind::toString).containsExactly("/h:/label:rw,z");
    assertThat(config.getMounts())
        .extracting(Mount::getTarget)
        .containsExactly("/data", "/image", "/run");
    assertThat(config.getTmpFs()).containsExactly(Map.entry("/exec", "rw,exec"));
    assertThat(add(new HostConfig(), 46).getMounts())
        .extracting(Mount::getTarget)
        .containsExactly("/data", "/image", "/exec", "/run");
  }

  @Test
  void whatIsNotNeededStaysUnset() {
    HostConfig config = new HostConfig();

    HostConfigMounts.add(ContainerMounts.of(), config, Engines.linux(51));
    assertThat(SentJson.of(config)).isEqualTo(SentJson.of(new HostConfig()));

    HostConfigMounts.add(ContainerMounts.of(volume("data").at("/data")), config, Engines.linux(51));
    assertThat(SentJson.of(config).fieldNames()).toIterable().containsExactly("Mounts");
  }

  @Test
  void aVolumeDriverThatWouldNotReachTheMountIsRefused() {
    HostConfig config = new HostConfig().withVolumeDriver("s3");

    assertThatThrownBy(
            () ->
                HostConfigMounts.refuseLostDriver(
                    ContainerMounts.of(volume("orders").at("/data")), config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("volume driver 's3'");
    HostConfigMounts.refuseLostDriver(
        ContainerMounts.of(volume("orders").at("/data").driver(VolumeDriver.named("s3"))), config);
    HostConfigMounts.refuseLostDriver(
        ContainerMounts.of(volume("orders").at("/data")), new HostConfig().withVolumeDriver(""));
  }

  @Test
  void theCallersOwnCollectionsAreNotTouched() {
    List<Mount> own = new ArrayList<>();
    HostConfig config = new HostConfig().withMounts(own).withTmpFs(Map.of());

    add(config, 45);

    assertThat(own).isEmpty();
    assertThat(config.getMounts()).hasSize(3);
  }

  private static HostConfig add(HostConfig config, int minor) {
    ContainerMounts mounts =
        ContainerMounts.of(
            volume("data").at("/data"),
            bind("/h").at("/label").selinuxLabel(SelinuxLabel.SHARED),
            image("alpine").at("/image"),
            tmpfs().at("/exec").exec(),
            tmpfs().at("/run"));
    HostConfigMounts.add(mounts, config, Engines.linux(minor));
    return config;
  }

  private static HostConfig withBind(
      String path, Volume volume, AccessMode mode, SELContext label) {
    return new HostConfig().withBinds(new Bind(path, volume, mode, label));
  }

  private List<TakenTarget> taken(HostConfig config) {
    return HostConfigMounts.taken(config, engine);
  }

  private void refused(HostConfig config, String words) {
    assertThatThrownBy(() -> taken(config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(words);
  }
}
