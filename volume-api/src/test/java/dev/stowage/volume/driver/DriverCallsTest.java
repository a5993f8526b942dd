package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.local.BlockDeviceVolume;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.MountedVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.OverlayVolume;
import dev.stowage.volume.driver.local.QuotaVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.driver.plugin.AzureFile;
import dev.stowage.volume.driver.plugin.Flocker;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.JuiceFs;
import dev.stowage.volume.driver.plugin.LocalPersist;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RcloneS3;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.mount.MountDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users write for each driver, what is sent for it, and that it reads back as the same. */
class DriverCallsTest {

  private static final SecretText SECRET = SecretText.of("hunter2-hunter2");

  private static Arguments sends(DriverForm form, String driver, String... options) {
    Map<String, String> expected = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      expected.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return Arguments.of(form, driver, expected);
  }

  static Stream<Arguments> local() {
    return Stream.of(
        sends(QuotaVolume.ofSize("10 GiB"), "local", "size=10g"),
        sends(
            NfsVolume.server("10.0.0.5").export("/srv/x"),
            "local",
            "type=nfs",
            "device=:/srv/x",
            "o=addr=10.0.0.5,nfsvers=4"),
        sends(
            NfsVolume.server("nas").export("/srv/x").version(3).withoutLocks().readOnly(),
            "local",
            "type=nfs",
            "device=:/srv/x",
            "o=addr=nas,nfsvers=3,nolock,ro"),
        sends(
            NfsVolume.server("fe80::1%eth0")
                .export("/")
                .version("4.2")
                .port(2050)
                .soft(Duration.ofSeconds(2), 1)
                .mountOption("rsize=65536"),
            "local",
            "type=nfs",
            "device=:/",
            "o=addr=fe80::1%eth0,nfsvers=4.2,port=2050,soft,timeo=20,retrans=1,rsize=65536"),
        sends(
            CifsVolume.server("nas").share("backup/db").login("u", SECRET).version("3.0"),
            "local",
            "type=cifs",
            "device=//nas/backup/db",
            "o=addr=nas,username=u,password=hunter2-hunter2,vers=3.0"),
        sends(
            CifsVolume.server("10.0.0.5")
                .share("backup")
                .guest()
                .domain("WORK")
                .owner(999, 998)
                .modes("0640", "0750")
                .port(1445),
            "local",
            "type=cifs",
            "device=//10.0.0.5/backup",
            "o=addr=10.0.0.5,guest,domain=WORK,uid=999,gid=998,file_mode=0640,dir_mode=0750,port=1445"),
        sends(TmpfsVolume.memory(), "local", "type=tmpfs", "device=tmpfs"),
        sends(
            TmpfsVolume.memory().size("1024 k").mode("0700").owner(1000, 1001),
            "local",
            "type=tmpfs",
            "device=tmpfs",
            "o=size=1m,mode=0700,uid=1000,gid=1001"),
        sends(
            HostDirectoryVolume.at("/srv/data"),
            "local",
            "type=none",
            "device=/srv/data",
            "o=bind"),
        sends(
            HostDirectoryVolume.at("/srv/data").readOnly().withSubmounts(),
            "local",
            "type=none",
            "device=/srv/data",
            "o=rbind,ro"),
        sends(BlockDeviceVolume.of("/dev/sdb1", "ext4"), "local", "type=ext4", "device=/dev/sdb1"),
        sends(
            BlockDeviceVolume.of("/dev/sdb1", "xfs").mountOption("noatime").readOnly(),
            "local",
            "type=xfs",
            "device=/dev/sdb1",
            "o=noatime,ro"),
        sends(
            OverlayVolume.over("/srv/golden", "/srv/base").changesIn("/srv/up", "/srv/work"),
            "local",
            "type=overlay",
            "device=overlay",
            "o=lowerdir=/srv/golden:/srv/base,upperdir=/srv/up,workdir=/srv/work"));
  }

  static Stream<Arguments> rexRay() {
    return Stream.of(
        sends(
            RexRay.of(RexRayStorage.EBS)
                .size("20g")
                .type("gp3")
                .iops(3000)
                .availabilityZone("eu-west-1a")
                .encrypted("alias/shop"),
            "rexray/ebs",
            "size=20",
            "type=gp3",
            "iops=3000",
            "availabilityZone=eu-west-1a",
            "encrypted=true",
            "encryptionKey=alias/shop"),
        sends(RexRay.of(RexRayStorage.EFS).type("maxIO"), "rexray/efs", "type=maxIO"),
        sends(RexRay.of(RexRayStorage.S3FS), "rexray/s3fs"),
        sends(
            RexRay.of(RexRayStorage.DOBS).size("1g").availabilityZone("fra1"),
            "rexray/dobs",
            "size=1",
            "availabilityZone=fra1"),
        sends(
            RexRay.of(RexRayStorage.GCEPD).size("10g").type("pd-ssd").availabilityZone("a"),
            "rexray/gcepd",
            "size=10",
            "type=pd-ssd",
            "availabilityZone=a"),
        sends(
            RexRay.of(RexRayStorage.CINDER).size("2t").type("fast"),
            "rexray/cinder",
            "size=2048",
            "type=fast"),
        sends(RexRay.of(RexRayStorage.RBD).size("5g"), "rexray/rbd", "size=5"),
        sends(RexRay.of(RexRayStorage.AZUREUD).size("5g"), "rexray/azureud", "size=5"),
        sends(RexRay.of(RexRayStorage.ISILON).size("5g"), "rexray/isilon", "size=5"),
        sends(
            RexRay.of(RexRayStorage.SCALEIO).size("8g").type("thin").iops(100),
            "rexray/scaleio",
            "size=8",
            "type=thin",
            "iops=100"),
        sends(
            RexRay.of(RexRayStorage.CSI_NFS).export("10.0.0.5", "/srv/x"),
            "rexray/csi-nfs",
            "host=10.0.0.5",
            "export=/srv/x"),
        sends(
            RexRay.of(RexRayStorage.SERVICE).size("16384m").option("volumeID", "vol-1"),
            "rexray",
            "size=16",
            "volumeID=vol-1"),
        sends(
            RexRay.of(RexRayStorage.EBS).size("1g").plugin("rexray/ebs:0.11.4"),
            "rexray/ebs:0.11.4",
            "size=1"));
  }

  static Stream<Arguments> rclone() {
    return Stream.of(
        sends(
            Rclone.s3("backup/db")
                .provider("Other")
                .endpoint("http://127.0.0.1:9000")
                .region("eu-west-1")
                .keys("AKIA", SECRET)
                .pathStyle()
                .allowOther()
                .cacheMode("writes"),
            "rclone",
            "type=s3",
            "path=backup/db",
            "s3-provider=Other",
            "s3-endpoint=http://127.0.0.1:9000",
            "s3-region=eu-west-1",
            "s3-access-key-id=AKIA",
            "s3-secret-access-key=hunter2-hunter2",
            "s3-force-path-style=true",
            "allow-other=true",
            "vfs-cache-mode=writes"),
        sends(
            Rclone.s3("backup").keysOfEnvironment(),
            "rclone",
            "type=s3",
            "path=backup",
            "s3-env-auth=true"),
        sends(
            Rclone.sftp("nas", "/srv/x")
                .user("u")
                .obscuredPassword(SecretText.of("YmJiYmJiYmJiYmJiYmJiYp3gcEWb"))
                .port(2222),
            "rclone",
            "type=sftp",
            "path=/srv/x",
            "sftp-host=nas",
            "sftp-user=u",
            "sftp-pass=YmJiYmJiYmJiYmJiYmJiYp3gcEWb",
            "sftp-port=2222"),
        sends(
            Rclone.sftp("nas", "x").keyFile("/keys/id"),
            "rclone",
            "type=sftp",
            "path=x",
            "sftp-host=nas",
            "sftp-key-file=/keys/id"),
        sends(
            Rclone.backendOf("b2", "bucket").option("b2-account", "a").secret("b2-key", SECRET),
            "rclone",
            "type=b2",
            "path=bucket",
            "b2-account=a",
            "b2-key=hunter2-hunter2"),
        sends(Rclone.remote("nas:backup/db"), "rclone", "remote=nas:backup/db"),
        sends(
            Rclone.remote("nas:backup").plugin("rclone/docker-volume-rclone:amd64"),
            "rclone/docker-volume-rclone:amd64",
            "remote=nas:backup"));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        sends(
            Flocker.volume().size("10g").profile("gold"), "flocker", "size=10GiB", "profile=gold"),
        sends(Flocker.volume().size("100mb"), "flocker", "size=100MiB"),
        sends(Flocker.volume().size("1025"), "flocker", "size=1025"),
        sends(
            Sshfs.of("u@nas:/srv/x").password(SECRET).port(2222).flag("allow_other"),
            "vieux/sshfs",
            "sshcmd=u@nas:/srv/x",
            "password=hunter2-hunter2",
            "port=2222",
            "allow_other="),
        sends(LocalPersist.at("/srv/x"), "local-persist", "mountpoint=/srv/x"),
        sends(
            JuiceFs.of("shop", "redis://:hunter2-hunter2@db:6379/1")
                .storage("s3")
                .bucket("https://b.s3.example.org")
                .keys("AKIA", SECRET)
                .environment(SecretText.of("A=1,B=2")),
            "juicedata/juicefs",
            "name=shop",
            "metaurl=redis://:hunter2-hunter2@db:6379/1",
            "storage=s3",
            "bucket=https://b.s3.example.org",
            "access-key=AKIA",
            "secret-key=hunter2-hunter2",
            "env=A=1,B=2"),
        sends(
            Trident.volume()
                .size("1.5g")
                .spaceReserve("none")
                .snapshotPolicy("default")
                .snapshotReserve(10),
            "netapp",
            "size=1536MiB",
            "spaceReserve=none",
            "snapshotPolicy=default",
            "snapshotReserve=10"),
        sends(
            Trident.volume().cloneOf("orders", "monday"),
            "netapp",
            "from=orders",
            "fromSnapshot=monday"),
        sends(
            Portworx.volume().size("10g").replicas(3).fileSystem("ext4").ioPriority("high"),
            "pxd",
            "size=10G",
            "repl=3",
            "fs=ext4",
            "io_priority=high"),
        sends(
            Hetzner.volume().size("10g").fileSystem("xfs").owner(999, 998),
            "hetzner",
            "size=10",
            "fstype=xfs",
            "uid=999",
            "gid=998"),
        sends(AzureFile.share("my-share"), "azurefile", "share=my-share"),
        sends(
            VolumeDriver.named("acme/disk").option("Any_Thing", "goes"),
            "acme/disk",
            "Any_Thing=goes"));
  }

  @ParameterizedTest
  @MethodSource({"local", "rexRay", "rclone", "others"})
  void form_isSentAsTheDriverReadsIt(DriverForm form, String driver, Map<String, String> options) {
    VolumeDefinition definition = VolumeDefinition.named("backup").driver(form).build();

    assertThat(definition.driver().name()).isEqualTo(driver);
    assertThat(definition.driver().options()).isEqualTo(options);
    assertThat(AnonymousVolume.builder().driver(form).build().settings().driver())
        .isEqualTo(definition.driver());
    assertThat(MountDefinition.volume("backup").at("/a").driver(form).build()).isNotNull();
    assertThat(MountDefinition.anonymousVolume().at("/a").driver(form).build()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource({"local", "rexRay", "rclone", "others"})
  void form_neverPrintsASecret(DriverForm form, String driver, Map<String, String> options) {
    VolumeDefinition definition = VolumeDefinition.named("backup").driver(form).build();

    assertThat(form + "," + definition + form.toDriver() + definition.settings())
        .contains(driver)
        .doesNotContain("hunter2", "YmJi", "A=1");
  }

  @ParameterizedTest
  @MethodSource({"local", "rexRay", "rclone", "others"})
  void form_readsBackAsTheSame(DriverForm form, String driver, Map<String, String> options) {
    VolumeDriver inspected = VolumeDriver.named(driver).options(options);

    assertThat(read(inspected)).isEqualTo(form).hasSameHashCodeAs(form);
    assertThat(read(inspected).toDriver()).isEqualTo(inspected);
    assertThat(read(inspected).findings()).isEmpty();
  }

  /** What an inspection finds may have options that no form knows. */
  @ParameterizedTest
  @MethodSource({"local", "rexRay", "rclone", "others"})
  void form_readBack_keepsWhatItDoesNotKnow(
      DriverForm form, String driver, Map<String, String> options) {
    VolumeDriver inspected = VolumeDriver.named(driver).options(options).option("odd", "1");
    if (options.containsKey("o")) {
      inspected = inspected.option("o", options.get("o") + ",odd=1,rw,rw");
    }

    if (form instanceof QuotaVolume) {
      assertThat(QuotaVolume.read(inspected)).isEmpty();
    } else {
      assertThat(read(inspected).toDriver()).isEqualTo(inspected);
      assertThat(read(inspected)).isNotEqualTo(form).hasSameClassAs(form);
    }
  }

  /** Asks every form; at most one may answer. */
  private static DriverForm read(VolumeDriver driver) {
    List<DriverForm> answers =
        Stream.<Optional<? extends DriverForm>>of(
                QuotaVolume.read(driver),
                MountedVolume.read(driver),
                RexRay.read(driver),
                Rclone.read(driver),
                Flocker.read(driver),
                Sshfs.read(driver),
                LocalPersist.read(driver),
                JuiceFs.read(driver),
                Trident.read(driver),
                Portworx.read(driver),
                Hetzner.read(driver),
                AzureFile.read(driver))
            .<DriverForm>flatMap(Optional::stream)
            .toList();
    assertThat(answers).hasSizeLessThanOrEqualTo(1);
    return answers.isEmpty() ? driver : answers.get(0);
  }

  @Test
  void option_saidAgain_replacesTheEarlierOne() {
    assertThat(NfsVolume.server("a").export("/a").export("/b").version(3).version(4))
        .isEqualTo(NfsVolume.server("a").export("/b"));
    assertThat(TmpfsVolume.memory().size("1m").size("2m").toDriver().options())
        .containsEntry("o", "size=2m");
    assertThat(RexRay.of(RexRayStorage.EBS).option("volumeType", "io1").type("gp3").type())
        .contains("gp3");
    assertThat(RexRay.of(RexRayStorage.EBS).option("SIZE", "9").size("10g").toDriver().options())
        .isEqualTo(Map.of("size", "10"));
    assertThat(Rclone.s3("a").option("s3_endpoint", "x").endpoint("y").toDriver().options())
        .containsEntry("s3-endpoint", "y")
        .doesNotContainKey("s3_endpoint");
  }

  @Test
  void values_areNotChangedByWhatIsMadeOfThem() {
    NfsVolume nfs = NfsVolume.server("nas");
    RcloneS3 s3 = Rclone.s3("backup");
    VolumeDriver before = nfs.toDriver();

    assertThat(nfs.readOnly().isReadOnly()).isTrue();
    assertThat(nfs.isReadOnly()).isFalse();
    assertThat(nfs.toDriver()).isEqualTo(before);
    assertThat(s3.region("eu")).isNotEqualTo(s3);
    assertThat(s3.toDriver().options()).hasSize(2);
  }

  @Test
  void accessors_tellWhatWasSaid() {
    NfsVolume nfs = NfsVolume.server("nas").export("/srv/x");
    CifsVolume cifs = CifsVolume.server("nas").share("backup/db").login("u", SECRET);

    assertThat(List.of(nfs.server(), nfs.export(), nfs.version().orElseThrow()))
        .containsExactly("nas", "/srv/x", "4");
    assertThat(List.of(cifs.server(), cifs.share(), cifs.user().orElseThrow()))
        .containsExactly("nas", "backup/db", "u");
    assertThat(cifs.password()).contains(SECRET);
    assertThat(TmpfsVolume.memory().size("64m").size()).hasToString("Optional[67108864]");
    assertThat(QuotaVolume.ofSize("1g").size()).hasToString("Optional[1073741824]");
    assertThat(OverlayVolume.over("/a", "/b").directories()).containsExactly("/a", "/b");
    assertThat(BlockDeviceVolume.of("/dev/sdb", "xfs").fileSystem()).isEqualTo("xfs");
    assertThat(HostDirectoryVolume.at("/srv").path()).isEqualTo("/srv");
    assertThat(RexRay.of(RexRayStorage.GCEPD).storage()).isEqualTo(RexRayStorage.GCEPD);
    assertThat(RexRay.of(RexRayStorage.RBD).size("3g").size()).hasToString("Optional[3221225472]");
    assertThat(Rclone.s3("backup/db").bucket()).isEqualTo("backup");
    assertThat(Rclone.remote("nas:x").remote()).contains("nas:x");
    assertThat(Sshfs.of("u@nas:x").remote()).contains("u@nas:x");
    assertThat(LocalPersist.at("/x").path()).contains("/x");
    assertThat(AzureFile.share("abc").share()).contains("abc");
    assertThat(NfsVolume.server("n").mountOption("rsize=1").mountOptionValue("rsize"))
        .contains("1");
  }

  /** Written by hand and by others, these say the same in other words. */
  @Test
  void accessors_readOtherWaysToSayTheSame() {
    NfsVolume nfs =
        NfsVolume.read(mount("nfs4", "nas:/srv/x", "addr=10.0.0.5,vers=4.1")).orElseThrow();
    CifsVolume cifs = CifsVolume.read(mount("cifs", "//nas/x", "user=u,pass=p")).orElseThrow();

    assertThat(List.of(nfs.server(), nfs.export())).containsExactly("10.0.0.5", "/srv/x");
    assertThat(nfs.version()).contains("4.1");
    assertThat(nfs.version(4).toDriver().options()).containsEntry("o", "addr=10.0.0.5,vers=4");
    assertThat(NfsVolume.read(mount("nfs4", "nas:/", "rw")).orElseThrow().version()).contains("4");
    assertThat(NfsVolume.read(mount("nfs", "nas:/", "rw")).orElseThrow().server()).isEqualTo("nas");
    assertThat(List.of(cifs.server(), cifs.user().orElseThrow())).containsExactly("nas", "u");
    assertThat(cifs.password()).contains(SecretText.of("p"));
    assertThat(HostDirectoryVolume.read(mount("", "/srv", "bind,ro")).orElseThrow().isReadOnly())
        .isTrue();
    assertThat(MountedVolume.read(VolumeDriver.local())).isEmpty();
    assertThat(MountedVolume.read(VolumeDriver.named("x").option("type", "nfs"))).isEmpty();
  }

  static VolumeDriver mount(String type, String device, String options) {
    return VolumeDriver.local().options(Map.of("type", type, "device", device, "o", options));
  }

  @Test
  void plugin_underAnotherName_isStillKnown() {
    RexRay aliased = RexRay.of(RexRayStorage.S3FS).plugin("buckets:1.2");

    assertThat(aliased.toDriver().name()).isEqualTo("buckets:1.2");
    assertThat(aliased.storage()).isEqualTo(RexRayStorage.S3FS);
    assertThat(aliased.option("colour", "red").findings()).hasSize(1);
    assertThat(RexRay.read(VolumeDriver.named("buckets:1.2"))).isEmpty();
    assertThat(
            RexRay.read(
                VolumeDriver.named("buckets:1.2")
                    .knownBy(DriverProfiles.standard().alias("buckets", "rexray/s3fs"))))
        .contains(aliased);
    assertThat(Flocker.volume().plugin("f").size("1g").toDriver().options())
        .containsEntry("size", "1GiB");
  }
}
