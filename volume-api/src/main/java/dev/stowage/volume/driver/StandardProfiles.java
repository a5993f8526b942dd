package dev.stowage.volume.driver;

import static dev.stowage.volume.driver.DriverTrait.EMPTIED_WHEN_UNMOUNTED;
import static dev.stowage.volume.driver.DriverTrait.GLOBAL_SCOPE;
import static dev.stowage.volume.driver.DriverTrait.LOSES_OWNER_OR_MODE;
import static dev.stowage.volume.driver.DriverTrait.NEEDS_PLUGIN;
import static dev.stowage.volume.driver.DriverTrait.REMOVAL_DELETES_DATA;
import static dev.stowage.volume.driver.DriverTrait.REMOVAL_KEEPS_DATA;
import static dev.stowage.volume.driver.DriverTrait.WRITES_ARE_DELAYED;

import dev.stowage.volume.ByteSize;
import java.util.List;
import java.util.stream.Stream;

/** The drivers that are known, as data; of two for one driver the first that holds counts. */
final class StandardProfiles {

  static final List<DriverProfile> ALL =
      Stream.of(local(), rexRay(), rclone(), others()).flatMap(List::stream).toList();

  private StandardProfiles() {}

  private static List<DriverProfile> local() {
    DriverProfile local =
        DriverProfile.named(VolumeDriver.LOCAL)
            .onlyOptions("type", "device", "o", "size")
            .sizeOption("size", SizeDialect.DOCKER_UNITS);
    return List.of(
        local.when("type", "tmpfs", "ramfs").with(EMPTIED_WHEN_UNMOUNTED),
        local.when("type", "cifs", "smb3").with(REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE),
        local.when("type").with(REMOVAL_KEEPS_DATA),
        local);
  }

  private static List<DriverProfile> rexRay() {
    String typed = "type volumetype";
    return List.of(
        rexRay("ebs", 1, typed + " iops availabilityZone encrypted encryptionKey"),
        rexRay("efs", 0, typed),
        rexRay("s3fs", 0, "").nameMeans(NameMeaning.BUCKET),
        rexRay("dobs", 1, "availabilityZone"),
        rexRay("gcepd", 10, typed + " availabilityZone"),
        rexRay("cinder", 1, typed + " availabilityZone"),
        rexRay("rbd", 1, ""),
        rexRay("azureud", 1, ""),
        rexRay("isilon", 1, ""),
        rexRay("scaleio", 1, typed + " iops"),
        plugin("rexray/csi-nfs")
            .with(GLOBAL_SCOPE, REMOVAL_KEEPS_DATA)
            .keysInAnyCase()
            .onlyOptions(ofAnyStorage("host export")),
        plugin("rexray")
            .with(GLOBAL_SCOPE, REMOVAL_DELETES_DATA)
            .keysInAnyCase()
            .sizeOption("size", SizeDialect.WHOLE_GIB));
  }

  /** One kind of storage: its least size in GiB, or 0 if it has none, and what else it honours. */
  private static DriverProfile rexRay(String storage, int leastGib, String options) {
    DriverProfile profile =
        plugin("rexray/" + storage).with(GLOBAL_SCOPE, REMOVAL_DELETES_DATA).keysInAnyCase();
    return leastGib == 0
        ? profile.onlyOptions(ofAnyStorage(options))
        : profile
            .onlyOptions(ofAnyStorage(options + " size"))
            .sizeOption("size", SizeDialect.WHOLE_GIB, gib(leastGib));
  }

  private static String[] ofAnyStorage(String more) {
    return ("volumeName volumeID snapshotName snapshotID " + more).split(" +");
  }

  private static ByteSize gib(int number) {
    return ByteSize.ofBytes((long) number << 30);
  }

  private static DriverProfile plugin(String name, String... others) {
    return DriverProfile.named(name, others).with(NEEDS_PLUGIN);
  }

  private static List<DriverProfile> rclone() {
    DriverProfile rclone =
        plugin("rclone", "rclone/docker-volume-rclone")
            .underscoresAsDashes()
            .with(REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE)
            .secretOptions(
                "key",
                "key-pem",
                "sas-url",
                "access-grant",
                "sse-customer-key",
                "sse-customer-key-base64",
                "connection-string",
                "bearer-token",
                "headers");
    return List.of(
        rclone.when("vfs-cache-mode", "writes", "full").with(WRITES_ARE_DELAYED), rclone);
  }

  private static List<DriverProfile> others() {
    return List.of(
        plugin("flocker")
            .with(GLOBAL_SCOPE, REMOVAL_KEEPS_DATA)
            .onlyOptions("size", "profile")
            .sizeOption("size", SizeDialect.BINARY_UNITS),
        plugin("vieux/sshfs", "sshfs").with(REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE),
        plugin("local-persist").with(REMOVAL_KEEPS_DATA).onlyOptions("mountpoint"),
        plugin("juicedata/juicefs").with(REMOVAL_KEEPS_DATA).secretOptions("metaurl", "env"),
        plugin("netapp", "netapp/trident-plugin")
            .with(GLOBAL_SCOPE, REMOVAL_DELETES_DATA)
            .sizeOption("size", SizeDialect.MIXED_UNITS),
        plugin("pxd")
            .with(GLOBAL_SCOPE, REMOVAL_DELETES_DATA)
            .sizeOption("size", SizeDialect.GIB_WITH_UNIT),
        plugin("hetzner", "costela/docker-volume-hetzner")
            .with(GLOBAL_SCOPE, REMOVAL_DELETES_DATA)
            .onlyOptions("size", "fstype", "uid", "gid")
            .sizeOption("size", SizeDialect.WHOLE_GIB, gib(10)),
        plugin("azurefile").with(REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE).onlyOptions("share"),
        plugin("trajano/glusterfs-volume-plugin", "trajano/nfs-volume-plugin")
            .with(REMOVAL_KEEPS_DATA)
            .nameMeans(NameMeaning.SUBDIRECTORY),
        plugin("trajano/cifs-volume-plugin")
            .with(REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE)
            .nameMeans(NameMeaning.REMOTE_PATH),
        plugin("netshare").with(REMOVAL_KEEPS_DATA).nameMeans(NameMeaning.REMOTE_PATH));
  }
}
