package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import dev.stowage.docker.connection.Reply;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.plugin.AzureFile;
import dev.stowage.volume.driver.plugin.Flocker;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.JuiceFs;
import dev.stowage.volume.driver.plugin.LocalPersist;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.mount.ContainerMounts;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Volumes of volume managers, each kind with the options that its sources read, at plugins that
 * refuse any others, as theirs do.
 */
class PluginOptionsIT extends RemoteTest {

  private static final String SECRET = "hush-hush-2";
  private static final String WHOLE = "[1-9][0-9]*";

  private static Arguments kind(DriverForm form, String... expected) {
    return Arguments.of(form, Arrays.stream(expected).map(it -> it.split("=", 2)).toList());
  }

  static Stream<Arguments> rexRay() {
    return Stream.of(
        kind(
            RexRay.of(RexRayStorage.EBS)
                .size("16g")
                .type("io1")
                .iops(300)
                .availabilityZone("eu-west-1a")
                .encrypted("arn:aws:kms:eu-west-1:1:key/2"),
            "size=16",
            "type=io1",
            "iops=300",
            "availabilityZone=eu-west-1a",
            "encrypted=true",
            "encryptionKey=arn:aws:kms:eu-west-1:1:key/2"),
        kind(RexRay.of(RexRayStorage.EFS).type("maxIO"), "type=maxIO"),
        kind(RexRay.of(RexRayStorage.S3FS)),
        kind(
            RexRay.of(RexRayStorage.DOBS).size("1t").availabilityZone("ams3"),
            "size=1024",
            "availabilityZone=ams3"),
        kind(
            RexRay.of(RexRayStorage.GCEPD).size("10g").type("pd-ssd").availabilityZone("b"),
            "size=10",
            "type=pd-ssd",
            "availabilityZone=b"),
        kind(
            RexRay.of(RexRayStorage.CINDER).size("1g").type("fast").availabilityZone("nova"),
            "size=1",
            "type=fast",
            "availabilityZone=nova"),
        kind(RexRay.of(RexRayStorage.RBD).size("2048m"), "size=2"),
        kind(RexRay.of(RexRayStorage.AZUREUD).size("8g"), "size=8"),
        kind(RexRay.of(RexRayStorage.ISILON).size("8g"), "size=8"),
        kind(
            RexRay.of(RexRayStorage.SCALEIO).size("16g").type("ThinProvisioned").iops(100),
            "size=16",
            "type=ThinProvisioned",
            "iops=100"),
        kind(
            RexRay.of(RexRayStorage.CSI_NFS).export("10.0.0.5", "/srv/shop"),
            "host=10.0.0.5",
            "export=/srv/shop"),
        kind(
            RexRay.of(RexRayStorage.SERVICE).size("16g").encrypted(), "size=16", "encrypted=true"));
  }

  static Stream<Arguments> others() {
    SecretText secret = SecretText.of(SECRET);
    return Stream.of(
        kind(Flocker.volume().size("10g").profile("gold"), "size=10GiB", "profile=gold"),
        kind(
            Sshfs.of("shop@10.0.0.5:/srv").password(secret).port(2222),
            "sshcmd=shop@10.0.0.5:/srv",
            "password=" + SECRET,
            "port=2222"),
        kind(LocalPersist.at("/srv/shop"), "mountpoint=/srv/shop"),
        kind(
            JuiceFs.of("shop", "redis://10.0.0.5/1").storage("s3").keys("k", secret),
            "name=shop",
            "metaurl=redis://10.0.0.5/1",
            "storage=s3",
            "access-key=k",
            "secret-key=" + SECRET),
        kind(
            Trident.volume().size("10g").snapshotPolicy("daily"),
            "size=10GiB",
            "snapshotPolicy=daily"),
        kind(
            Portworx.volume().size("10g").replicas(3).fileSystem("xfs"),
            "size=10G",
            "repl=3",
            "fs=xfs"),
        kind(Hetzner.volume().size("10g").fileSystem("ext4"), "size=10", "fstype=ext4"),
        kind(AzureFile.share("shop"), "share=shop"));
  }

  /** Judges as the managers' sources do, which know no other keys and read sizes their way. */
  private static UnaryOperator<Map<String, String>> judge(Set<String> keys, String size) {
    return sent -> {
      Set<String> unknown = new TreeSet<>(sent.keySet());
      unknown.removeAll(keys);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("unknown options: " + unknown);
      }
      if (sent.containsKey("size") && !sent.get("size").matches(size)) {
        throw new IllegalArgumentException("invalid size: " + sent.get("size"));
      }
      return sent;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"rexRay", "others"})
  void everyKind_reachesItsPluginAsItExpects(DriverForm form, List<String[]> expected)
      throws Exception {
    Map<String, String> options = options(expected);
    String driver = form.toDriver().name();
    String size = driver.startsWith("rexray") || driver.equals("hetzner") ? WHOLE : "\\d+[A-Za-z]+";
    FolderPlugin plugin = remote().plugin(driver, judge(options.keySet(), size));
    VolumeDefinition definition = definition("kind").driver(form).build();
    String name = definition.name().value();

    VolumeState made = volumes().ensure(definition).volume();

    assertThat(plugin.options(name)).isEqualTo(options);
    assertThat(made.driver()).isEqualTo(form.toDriver());
    assertThat(made + " " + definition).contains(driver).doesNotContain(SECRET);
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

  private static Map<String, String> options(List<String[]> pairs) {
    Map<String, String> options = new TreeMap<>();
    pairs.forEach(pair -> options.put(pair[0], pair[1]));
    return options;
  }

  /** The engine shows a volume that REX-Ray would have refused as any other server error. */
  @Test
  void ensure_optionUnknownToTheManager_isRefusedInItsWords() {
    remote().plugin("stowage-strict", judge(Set.of("size"), WHOLE));
    VolumeDefinition definition =
        definition("odd")
            .driver(VolumeDriver.named("stowage-strict").secret("pool", SecretText.of(SECRET)))
            .build();

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("unknown options: [pool]")
        .hasMessageNotContaining(SECRET);
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
