package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.local.BlockDeviceVolume;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
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
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.MountDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a driver would refuse late, misread or drop is refused when the definition is built. */
class DriverRefusalsTest {

  private static final SecretText SECRET = SecretText.of("hunter2");
  private static final NfsVolume NFS = NfsVolume.server("nas").export("/x");
  private static final CifsVolume CIFS = CifsVolume.server("nas").share("x").login("u", SECRET);

  private static Arguments refused(DriverForm form, String... findings) {
    return Arguments.of(form, findings);
  }

  static Stream<Arguments> local() {
    String oneServer = "give a host name or an IP address alone, such as 10.0.0.5";
    return Stream.of(
        refused(
            QuotaVolume.ofSize("10 gigs"),
            "option 'size' of driver local: '10 gigs' is not a size as that driver reads it; write"
                + " a number with a unit k, m, g or t, such as 10g"),
        refused(NfsVolume.server("").export("/x"), "NFS server '': is missing; " + oneServer),
        refused(
            NfsVolume.server("nas:/x").export("/x"),
            "NFS server 'nas:/x': is neither a host name nor an IP address; " + oneServer),
        refused(
            NfsVolume.server("nas,sec=none").export("/x"),
            "NFS server 'nas,sec=none': is neither a host name nor an IP address; " + oneServer,
            "mount option 'addr': holds a comma, at which the engine cuts mount options; use a"
                + " value without a comma; there is no way to quote one"),
        refused(
            NfsVolume.server("nas").export("srv"),
            "NFS export 'srv': is not absolute; give an absolute path"),
        refused(
            NFS.version(2),
            "NFS version '2': is none that the engine's host can speak; use 3 or 4, or one of 4.0,"
                + " 4.1, 4.2"),
        refused(NFS.port(0), "port '0': is no port; use one of 1 to 65535"),
        refused(NFS.port(65_536), "port '65536': is no port; use one of 1 to 65535"),
        refused(
            NFS.soft(Duration.ofMillis(99), -1),
            "NFS retries: are less than none or too many; use 0 to 9999",
            "NFS timeout: is not between 100 ms and a day; use whole tenths of a second"),
        refused(NFS.mountOption("addr=b"), "mount option 'addr': is given twice; keep one"),
        refused(
            NFS.mountOption("rw").mountOption("ro"), "mount option 'ro': excludes rw; keep one"),
        refused(
            NFS.soft(Duration.ofSeconds(1), 1).mountOption("hard"),
            "mount option 'soft': excludes hard; keep one"),
        refused(NFS.mountOption("vers=4"), "mount option 'nfsvers': excludes vers; keep one"),
        refused(NFS.mountOption(""), "mount options: one of them is empty; leave it out"),
        refused(
            NfsVolume.read(DriverCallsTest.mount("nfs", "a:/x", "addr=b")).orElseThrow(),
            "NFS server 'b': is not the one that the device names, 'a'; name the server once"),
        refused(
            NfsVolume.read(DriverCallsTest.mount("nfs4", ":/x", "addr=nas")).orElseThrow(),
            "NFS server 'nas': is not resolved by the engine for the type nfs4; give its IP"
                + " address, or use the type nfs"),
        refused(
            CifsVolume.server("nas").share("x"),
            "CIFS login: is missing; say login(user, password), or guest()"),
        refused(
            CifsVolume.server("nas").guest(),
            "CIFS share '': is missing; give the share's name, perhaps with a directory in it, such"
                + " as backup/db"),
        refused(
            CIFS.share("a\\b"),
            "CIFS share 'a\\b': is not a share; give the share's name, perhaps with a directory in"
                + " it, such as backup/db"),
        refused(
            CIFS.share("50%"),
            "CIFS share '50%': holds a '%' that escapes nothing; write %25 for the sign itself"),
        refused(CIFS.guest(), "mount option 'guest': excludes username; keep one"),
        refused(
            CIFS.login("u", SecretText.of("hunter2,x")),
            "mount option 'password': holds a comma, at which the engine cuts mount options; use a"
                + " value without a comma; there is no way to quote one"),
        refused(
            CIFS.mountOption("credentials=/etc/cifs"),
            "mount option 'credentials': is read by a mount helper, which the engine does not use;"
                + " say login(user, password)"),
        refused(
            CIFS.modes("0888", "750"),
            "mount option 'file_mode': '0888' is not a mode; write one to four octal digits above"
                + " zero, such as 0755 or 1777"),
        refused(
            CifsVolume.read(DriverCallsTest.mount("cifs", "//nas:1445/x", "addr=nas,guest"))
                .orElseThrow(),
            "CIFS share 'x': has a port before it, which the engine refuses; say port(…)"),
        refused(
            TmpfsVolume.memory().size("64 megs").mode("rwx"),
            "tmpfs mode: 'rwx' is not a mode; write one to four octal digits above zero, such as 0755 or 1777",
            "tmpfs size: '64 megs' is not a size; write a number above zero with an optional unit"
                + " b, k, m, g, t or p, such as 64m"),
        refused(
            HostDirectoryVolume.at("data"),
            "host directory 'data': is not absolute; give an absolute path"),
        refused(
            HostDirectoryVolume.read(DriverCallsTest.mount("none", "/x", "ro")).orElseThrow(),
            "host directory '/x': is not mounted without the mount option bind or rbind; give one"
                + " of them"),
        refused(
            BlockDeviceVolume.of("UUID=1", "ext4"),
            "block device 'UUID=1': is not absolute; give an absolute path"),
        refused(
            BlockDeviceVolume.of("/dev/x", "fuse.sshfs"),
            "file system 'fuse.sshfs': is mounted by a helper, which the engine does not use; mount"
                + " it on the host and take it as a host directory, or use a plugin"),
        refused(
            BlockDeviceVolume.of("/dev/x", "nfs"),
            "file system 'nfs': is not that of a block device; use one such as ext4, xfs or btrfs"),
        refused(
            BlockDeviceVolume.of("/x.img", "ext4").mountOption("loop"),
            "mount option 'loop': is done by a helper, which the engine does not use; attach the"
                + " image with losetup and give the loop device"),
        refused(
            OverlayVolume.over("/a"),
            "overlay: of a single directory has nowhere for changes; say changesIn(upper, work), or"
                + " give two directories or more"),
        refused(
            OverlayVolume.over("/a", "/b").mountOption("upperdir=/c"),
            "overlay: has only one of upperdir and workdir; say changesIn(upper, work)"),
        refused(
            OverlayVolume.over("/a", "b").changesIn("c", "d"),
            "directory for changes 'c': is not absolute; give an absolute path",
            "overlaid directory 'b': is not absolute; give an absolute path",
            "work directory 'd': is not absolute; give an absolute path"));
  }

  static Stream<Arguments> plugins() {
    String twentyGib = "write whole GiB as a plain number, such as ";
    return Stream.of(
        refused(
            RexRay.of(RexRayStorage.EBS).size("20"),
            "option 'size' of driver rexray/ebs: '20b' is not a size as that driver reads it; "
                + twentyGib
                + "1"),
        refused(
            RexRay.of(RexRayStorage.EBS).size("1.5g"),
            "option 'size' of driver rexray/ebs: '1610612736b' is not a size as that driver reads"
                + " it; "
                + twentyGib
                + "2"),
        refused(
            RexRay.of(RexRayStorage.GCEPD).size("9g"),
            "option 'size' of driver rexray/gcepd: '9' is less than the storage can have; write 10"
                + " or more"),
        refused(
            RexRay.of(RexRayStorage.S3FS).size("9g"),
            "option 'size' of driver rexray/s3fs: is unknown to that driver; use one of snapshotID,"
                + " snapshotName, volumeID, volumeName"),
        refused(
            RexRay.of(RexRayStorage.EFS).type("fast"),
            "option 'type' of driver rexray/efs: cannot be 'fast'; use maxIO, or leave it out"),
        refused(
            RexRay.of(RexRayStorage.GCEPD).type("fast"),
            "option 'type' of driver rexray/gcepd: cannot be 'fast'; use pd-ssd or pd-standard"),
        refused(
            RexRay.of(RexRayStorage.EBS).type("a").option("volumetype", "b").iops(0),
            "option 'iops' of driver rexray/ebs: cannot be '0'; use 1 or more",
            "option 'type' of driver rexray/ebs: excludes volumetype; keep one of them"),
        refused(
            RexRay.of(RexRayStorage.CSI_NFS),
            "option 'export' of driver rexray/csi-nfs: is missing; say export(host, path)",
            "option 'host' of driver rexray/csi-nfs: is missing; say export(host, path)"),
        refused(
            RexRay.of(RexRayStorage.CSI_NFS).export("a b", "x"),
            "option 'export' of driver rexray/csi-nfs: cannot be 'x'; give an absolute path of the"
                + " server",
            "option 'host' of driver rexray/csi-nfs: cannot be 'a b'; give a host name or an IP"
                + " address"),
        refused(
            Flocker.volume().size("10 gigs"),
            "option 'size' of driver flocker: '10 gigs' is not a size as that driver reads it;"
                + " write a whole number with a unit KiB, MiB, GiB or TiB, such as 10GiB"),
        refused(
            Flocker.volume().option("volumetype", "gold"),
            "option 'volumetype' of driver flocker: is unknown to that driver; use one of profile,"
                + " size"),
        refused(
            Flocker.volume().profile(""),
            "option 'profile' of driver flocker: cannot be ''; name one, such as gold"),
        refused(
            Rclone.s3(""),
            "bucket '': is missing; give one of 3 or more letters, digits, '-', '.' and '_',"
                + " without a slash before it"),
        refused(
            Rclone.s3("ba..d/x").keys("AKIA", SECRET).keysOfEnvironment(),
            "bucket 'ba..d': is a name that no bucket can have; give one of 3 or more letters,"
                + " digits, '-', '.' and '_', without a slash before it",
            "option 's3-env-auth' of driver rclone: excludes s3-secret-access-key; keep one of"
                + " them"),
        refused(
            Rclone.s3("abc").option("s3-access-key-id", "x"),
            "option 's3-access-key-id' of driver rclone: and s3-secret-access-key need each other;"
                + " say keys(id, secret)"),
        refused(
            Rclone.s3("abc").endpoint("ftp://x").cacheMode("on"),
            "option 's3-endpoint' of driver rclone: cannot be 'ftp://x'; give a host or a URL",
            "option 'vfs-cache-mode' of driver rclone: cannot be 'on'; use off, minimal, writes or"
                + " full"),
        refused(
            Rclone.s3("abc").option("remote", "nas:x"),
            "option 'remote' of driver rclone: excludes path; keep one of them",
            "option 'remote' of driver rclone: excludes type; keep one of them"),
        refused(
            Rclone.remote("nas"),
            "option 'remote' of driver rclone: cannot be 'nas'; give a remote and a path, as"
                + " nas:backup"),
        refused(
            Rclone.remote("nas:x").option("persist", "1"),
            "option 'persist' of driver rclone: is reserved by rclone; leave it out"),
        refused(
            Rclone.remote("nas:x")
                .option("a-b", "1")
                .option("a-b", "2")
                .option("a_b", "3")
                .toDriver()
                .option("a-b", "4"),
            "option 'a_b' of driver rclone: is the same option as 'a-b'; keep one"),
        refused(
            Rclone.read(VolumeDriver.named("rclone").option("path", "x")).orElseThrow(),
            "option 'type' of driver rclone: is missing; name a backend, or a remote"),
        refused(
            Rclone.sftp("", "x").obscuredPassword(SECRET).port(70_000_0),
            "option 'sftp-host' of driver rclone: is missing; name the server",
            "option 'sftp-pass' of driver rclone: is not obscured, as rclone wants it; give what"
                + " rclone obscure prints",
            "option 'sftp-port' of driver rclone: cannot be '700000'; use one of 1 to 65535"),
        refused(
            Sshfs.of("nas"),
            "option 'sshcmd' of driver vieux/sshfs: cannot be 'nas'; give it as"
                + " user@host:directory"),
        refused(
            Sshfs.of("-oProxyCommand=x:y").port(0),
            "option 'port' of driver vieux/sshfs: cannot be '0'; use one of 1 to 65535",
            "option 'sshcmd' of driver vieux/sshfs: cannot be '-oProxyCommand=x:y'; give it as"
                + " user@host:directory"),
        refused(
            LocalPersist.at(""),
            "option 'mountpoint' of driver local-persist: is missing; give an absolute path on the"
                + " engine's host"),
        refused(
            LocalPersist.at("x").option("size", "1"),
            "option 'mountpoint' of driver local-persist: cannot be 'x'; give an absolute path on"
                + " the engine's host",
            "option 'size' of driver local-persist: is unknown to that driver; use one of"
                + " mountpoint"),
        refused(
            JuiceFs.of("", " "),
            "option 'metaurl' of driver juicedata/juicefs: is missing; give the address of its"
                + " database",
            "option 'name' of driver juicedata/juicefs: is missing; give the name of the file"
                + " system"),
        refused(
            Trident.volume().size("x").spaceReserve("some").snapshotReserve(91),
            "option 'size' of driver netapp: 'x' is not a size as that driver reads it; write a"
                + " whole number with a unit MiB, GiB or TiB, such as 10GiB",
            "option 'snapshotReserve' of driver netapp: cannot be '91'; use 0 to 90",
            "option 'spaceReserve' of driver netapp: cannot be 'some'; use none or volume"),
        refused(
            Trident.volume().option("fromSnapshot", "x"),
            "option 'from' of driver netapp: is missing; say cloneOf(volume, snapshot)"),
        refused(
            Portworx.volume().size("100m").replicas(4).ioPriority("best"),
            "option 'io_priority' of driver pxd: cannot be 'best'; use high, medium or low",
            "option 'repl' of driver pxd: cannot be '4'; use 1 to 3",
            "option 'size' of driver pxd: '104857600b' is not a size as that driver reads it; write"
                + " whole GiB with the unit G, such as 1G"),
        refused(
            Hetzner.volume().size("9g").owner(-1, 0).fileSystem("EXT4"),
            "option 'fstype' of driver hetzner: cannot be 'EXT4'; name a file system, such as ext4",
            "option 'size' of driver hetzner: '9' is less than the storage can have; write 10 or"
                + " more",
            "option 'uid' of driver hetzner: cannot be '-1'; use 0 or more"),
        refused(
            AzureFile.share("My_Share"),
            "option 'share' of driver azurefile: cannot be 'My_Share'; use 3 to 63 of a-z, 0-9 and"
                + " single dashes between them"));
  }

  @ParameterizedTest
  @MethodSource({"local", "plugins"})
  void form_thatCannotBeRight_isRefusedWithWhatToWrite(DriverForm form, String[] findings) {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeDefinition.named("backup").driver(form).build())
        .satisfies(
            failure ->
                assertThat(failure.findings())
                    .extracting(Finding::toString)
                    .containsExactly(findings))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void build_collectsTheFindingsOfNameFormAndLabels() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(
            () ->
                VolumeDefinition.named("a b")
                    .driver(NfsVolume.server("").export("x"))
                    .label(" ", "x")
                    .build())
        .satisfies(failure -> assertThat(failure.findings()).hasSize(4));
  }

  @Test
  void form_correctedAfterwards_isFine() {
    assertThat(NfsVolume.server("nas").export("x").version(7).export("/x").version(4).findings())
        .isEmpty();
    assertThat(RexRay.of(RexRayStorage.EBS).size("1m").size("1g").findings()).isEmpty();
    assertThat(CIFS.guest().login("u", SECRET).findings()).hasSize(1);
  }

  @Test
  void ports_endAt65535() {
    assertThat(Sshfs.of("u@nas:/srv").port(65_535).findings()).isEmpty();
    assertThat(Sshfs.of("u@nas:/srv").port(65_536).findings()).hasSize(1);
    assertThat(Rclone.sftp("nas", "/srv").port(60_000).findings()).isEmpty();
    assertThat(Rclone.sftp("nas", "/srv").port(99_999).findings()).hasSize(1);
  }

  /** The same sizes written by hand, without a form. */
  @ParameterizedTest
  @CsvSource({
    "flocker, 10 GB, false",
    "flocker, ten, false",
    "flocker, 1.5G, false",
    "flocker, 10g, true",
    "flocker, 10737418240, true",
    "flocker:latest, banana, false",
    "rexray/ebs, 10g, false",
    "rexray/ebs, 10, true",
    "rexray/ebs:edge, 10g, false",
    "localhost:5000/rexray/ebs:edge, 10g, false",
    "localhost:5000/rexray/ebs, 10, true",
    "rexray/ebs, 0, false",
    "rexray/gcepd, 9, false",
    "rexray/gcepd, 10, true",
    "rexray/gcepd, 99999999999999999999, false",
    "netapp, 10, true",
    "netapp, 10GB, true",
    "netapp, 10 G, false",
    "pxd, 10, true",
    "pxd, 10M, false",
    "hetzner, 10, true",
    "hetzner, 10GB, false",
    "hetzner, 9, false",
    "local, 10g, true",
    "local, 0, true",
    "local, ten, false",
    "acme/disk, ten, true"
  })
  void size_writtenByHand_isRefusedWhereTheDriverWouldMisreadIt(
      String driver, String size, boolean fine) {
    assertThat(VolumeDriver.named(driver).option("size", size).findings().isEmpty())
        .isEqualTo(fine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b-c.1", "0ab", "a--b"})
  void bucket_asVolumeName_isTaken(String name) {
    assertThat(VolumeDefinition.named(name).driver(RexRay.of(RexRayStorage.S3FS)).build().driver())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Orders",
        "a_b",
        "-ab",
        "ab-",
        "ab.",
        ".ab",
        "a..b",
        "a.-b",
        "10.0.0.5",
        "a b c",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void bucket_thatNoBucketCanBe_isRefusedAsVolumeName(String name) {
    DriverForm s3fs = RexRay.of(RexRayStorage.S3FS);
    String where = "volume name '" + name + "'";

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeDefinition.named(name).driver(s3fs).build())
        .satisfies(
            failure ->
                assertThat(failure.findings())
                    .singleElement()
                    .extracting(Finding::where)
                    .isEqualTo(where));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> MountDefinition.volume(name).at("/a").driver(s3fs).build())
        .withMessageContaining(where);
    assertThat(
            VolumeDefinition.named("orders_1").driver(RexRay.of(RexRayStorage.EBS)).build().name())
        .hasToString("orders_1");
  }

  @Test
  void unknownDriver_keepsItsOptionsUntouched() {
    Map<String, String> odd = Map.of("size", "", "O", "a,b", "key", "x", "SIZE", "huge");

    assertThat(VolumeDriver.named("acme/disk").options(odd).findings()).isEmpty();
    assertThat(VolumeDriver.named("acme/disk").options(odd).options()).isEqualTo(odd);
    assertThat(VolumeDriver.named("acme/disk").options(odd).comparableOptions()).isEqualTo(odd);
  }
}
