package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import dev.stowage.docker.connection.Reply;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.mount.ContainerMounts;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Volumes of REX-Ray and Flocker, each kind with the options that its sources read, at plugins that
 * refuse any others, as theirs do.
 */
class PluginOptionsIT extends RemoteTest {

  /** The volume managers' drivers, by the options that each of them honours. */
  enum Manager {
    EBS("rexray/ebs", "size type iops availabilityZone encrypted encryptionKey"),
    EFS("rexray/efs", "type"),
    S3FS("rexray/s3fs", ""),
    DOBS("rexray/dobs", "size availabilityZone"),
    GCEPD("rexray/gcepd", "size type availabilityZone"),
    CINDER("rexray/cinder", "size type availabilityZone"),
    RBD("rexray/rbd", "size"),
    AZUREUD("rexray/azureud", "size"),
    ISILON("rexray/isilon", "size"),
    SCALEIO("rexray/scaleio", "size type iops"),
    CSI_NFS("rexray/csi-nfs", "host export"),
    SERVICE("rexray", "size type iops availabilityZone encrypted"),
    FLOCKER("flocker", "size profile");

    private static final Map<String, String> VALUES =
        Map.ofEntries(
            Map.entry("size", "16"),
            Map.entry("type", "gp2"),
            Map.entry("iops", "300"),
            Map.entry("availabilityZone", "eu-west-1a"),
            Map.entry("encrypted", "true"),
            Map.entry("encryptionKey", "arn:aws:kms:eu-west-1:1:key/2"),
            Map.entry("host", "10.0.0.5"),
            Map.entry("export", "/srv/shop"),
            Map.entry("profile", "gold"));

    private final String driver;
    private final String keys;

    Manager(String driver, String keys) {
      this.driver = driver;
      this.keys = keys;
    }

    private Set<String> keys() {
      return Set.of(keys.split(" "));
    }

    Map<String, String> options() {
      Map<String, String> options = new TreeMap<>(VALUES);
      options.keySet().retainAll(keys());
      options.computeIfPresent("size", (key, size) -> driver.equals("flocker") ? "10GiB" : size);
      return options;
    }

    /** Judges as the manager's sources do, and shows what it made of it. */
    Map<String, String> judge(Map<String, String> sent) {
      Set<String> unknown = new TreeSet<>(sent.keySet());
      unknown.removeAll(keys());
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("unknown options: " + unknown);
      }
      String form = driver.equals("flocker") ? "[0-9]+([KMGT]i?B?)?" : "[1-9][0-9]*";
      if (!sent.getOrDefault("size", "1").matches(form)) {
        throw new IllegalArgumentException("invalid size: " + sent.get("size"));
      }
      return sent;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKind_reachesItsPluginAsItExpects(Manager manager) throws Exception {
    FolderPlugin plugin = remote().plugin(manager.driver, manager::judge);
    VolumeDefinition definition =
        definition("kind")
            .driver(VolumeDriver.named(manager.driver).options(manager.options()))
            .build();
    String name = definition.name().value();

    VolumeState made = volumes().ensure(definition).volume();

    assertThat(plugin.options(name)).isEqualTo(manager.options());
    assertThat(made.driver().name()).isEqualTo(manager.driver);
    assertThat(volumes().ensure(definition).created()).isFalse();
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    assertThat(engine.run(mounts, "echo order-1 > /data/orders").status()).isZero();
    assertThat(contentOf(plugin.folder(name).resolve("orders").toFile())).isEqualTo("order-1\n");
    assertThat(engine.run(mounts, "cat /data/orders").output()).isEqualTo("order-1\n");
    assertThat(plugin.calls(name)).containsOnlyOnce("Create").contains("Mount", "Unmount");

    volumes().remove(name);
    assertThat(plugin.calls(name)).containsOnlyOnce("Remove");
    assertThat(Files.exists(plugin.folder(name))).isTrue();
  }

  /** The engine shows a volume that REX-Ray would have refused as any other server error. */
  @Test
  void ensure_optionUnknownToTheManager_isRefusedInItsWords() {
    remote().plugin(Manager.RBD.driver, Manager.RBD::judge);
    VolumeDefinition definition =
        definition("odd").driver(VolumeDriver.named("rexray/rbd").option("pool", "fast")).build();

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("unknown options: [pool]");
  }

  /** Docker takes every scope that it does not know for local, and a missing answer as well. */
  @Test
  void scope_unknownOrMissing_isNoFault() {
    Map<String, Reply> answers =
        Map.of(
            "stowage-odd", FolderPlugin.answer("{\"Capabilities\":{\"Scope\":\"galactic\"}}"),
            "stowage-mute", Reply.answer(404, Map.of(), ""));
    answers.forEach(
        (driver, answer) -> {
          remote().plugin(driver).always("POST /VolumeDriver.Capabilities", answer);
          VolumeDefinition definition =
              definition(driver).driver(VolumeDriver.named(driver)).build();
          assertThat(volumes().ensure(definition).created()).isTrue();
          assertThat(engine.get("/volumes/" + definition.name()).path("Scope").asText())
              .isEqualTo("local");
        });
  }

  @Test
  void list_showsVolumesOfAllPlugins() {
    List<String> drivers = List.of("stowage-lab", "flocker");
    drivers.forEach(
        driver -> {
          remote().plugin(driver);
          volumes().ensure(definition(driver).driver(VolumeDriver.named(driver)).build());
        });
    assertThat(volumes().list(VolumeFilter.all()).stream().map(volume -> volume.driver().name()))
        .containsAll(drivers);
  }
}
