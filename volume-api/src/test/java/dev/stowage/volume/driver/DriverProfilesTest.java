package dev.stowage.volume.driver;

import static dev.stowage.volume.driver.DriverTrait.EMPTIED_WHEN_UNMOUNTED;
import static dev.stowage.volume.driver.DriverTrait.GLOBAL_SCOPE;
import static dev.stowage.volume.driver.DriverTrait.LOSES_OWNER_OR_MODE;
import static dev.stowage.volume.driver.DriverTrait.NEEDS_PLUGIN;
import static dev.stowage.volume.driver.DriverTrait.REMOVAL_DELETES_DATA;
import static dev.stowage.volume.driver.DriverTrait.REMOVAL_KEEPS_DATA;
import static dev.stowage.volume.driver.DriverTrait.WRITES_ARE_DELAYED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DriverProfilesTest {

  private static final DriverProfile DISK =
      DriverProfile.named("acme/disk", "disk")
          .with(NEEDS_PLUGIN, REMOVAL_KEEPS_DATA)
          .with(GLOBAL_SCOPE)
          .nameMeans(NameMeaning.BUCKET)
          .onlyOptions("capacity", "PIN", "tier")
          .sizeOption("Capacity", SizeDialect.WHOLE_GIB, ByteSize.ofBytes(2L << 30))
          .secretOptions("pin")
          .keysInAnyCase();

  private static final DriverProfiles WITH_DISK = DriverProfiles.standard().with(DISK);

  private static Arguments traits(DriverForm form, DriverTrait... traits) {
    return Arguments.of(form, Set.of(traits));
  }

  static Stream<Arguments> traits() {
    return Stream.of(
        traits(VolumeDriver.local()),
        traits(VolumeDriver.local().option("size", "1g")),
        traits(NfsVolume.server("a"), REMOVAL_KEEPS_DATA),
        traits(HostDirectoryVolume.at("/a"), REMOVAL_KEEPS_DATA),
        traits(TmpfsVolume.memory(), EMPTIED_WHEN_UNMOUNTED),
        traits(
            VolumeDriver.local().option("type", "cifs"), REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE),
        traits(RexRay.of(RexRayStorage.EBS), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(RexRay.of(RexRayStorage.SERVICE), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(RexRay.of(RexRayStorage.S3FS), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(Portworx.volume(), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(Hetzner.volume(), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(RexRay.of(RexRayStorage.CSI_NFS), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_KEEPS_DATA),
        traits(VolumeDriver.named("flocker"), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_KEEPS_DATA),
        traits(Rclone.s3("abc"), NEEDS_PLUGIN, REMOVAL_KEEPS_DATA, LOSES_OWNER_OR_MODE),
        traits(
            Rclone.s3("abc").cacheMode("off"),
            NEEDS_PLUGIN,
            REMOVAL_KEEPS_DATA,
            LOSES_OWNER_OR_MODE),
        traits(
            Rclone.s3("abc").option("vfs_cache_mode", "full"),
            NEEDS_PLUGIN,
            REMOVAL_KEEPS_DATA,
            LOSES_OWNER_OR_MODE,
            WRITES_ARE_DELAYED),
        traits(
            VolumeDriver.named("netapp:latest"), NEEDS_PLUGIN, GLOBAL_SCOPE, REMOVAL_DELETES_DATA),
        traits(VolumeDriver.named("local-persist"), NEEDS_PLUGIN, REMOVAL_KEEPS_DATA));
  }

  @ParameterizedTest
  @MethodSource
  void traits(DriverForm form, Set<DriverTrait> traits) {
    DriverProfile profile = form.toDriver().profile().orElseThrow();

    assertThat(profile.traits()).isEqualTo(traits);
    assertThat(DriverTrait.values()).allMatch(it -> profile.has(it) == traits.contains(it));
  }

  @ParameterizedTest
  @EnumSource
  void everyStorageOfRexRay_hasAProfileOfItsOwn(RexRayStorage storage) {
    assertThat(VolumeDriver.named(storage.driver()).profile())
        .map(DriverProfile::name)
        .contains(storage.driver());
  }

  @Test
  void nameMeaning_isThatOfTheDriver() {
    assertThat(meaning("rexray/s3fs")).isEqualTo(NameMeaning.BUCKET);
    assertThat(meaning("rexray/ebs")).isEqualTo(NameMeaning.NOTHING);
    assertThat(meaning("trajano/glusterfs-volume-plugin")).isEqualTo(NameMeaning.SUBDIRECTORY);
    assertThat(meaning("netshare")).isEqualTo(NameMeaning.REMOTE_PATH);
    assertThat(NameMeaning.REMOTE_PATH.problem("nas/Srv X")).isEmpty();
  }

  private static NameMeaning meaning(String driver) {
    return VolumeDriver.named(driver).profile().orElseThrow().nameMeaning();
  }

  @Test
  void driverNobodyKnows_hasNoProfile() {
    assertThat(VolumeDriver.named("acme/disk").profile()).isEmpty();
    assertThat(VolumeDriver.named("acme/rclone").profile()).isEmpty();
    assertThat(VolumeDriver.named("my-rexray/ebs").profile()).isEmpty();
    assertThat(VolumeDriver.named("registry/flocker").profile()).isEmpty();
    assertThat(VolumeDriver.named("registry:5000/rexray/ebs@sha256:ab").profile()).isPresent();
  }

  @Test
  void profileOfAUser_judgesItsDriver() {
    VolumeDriver disk = VolumeDriver.named("acme/disk:2").knownBy(WITH_DISK);

    assertThat(disk.profile()).contains(DISK);
    assertThat(disk.option("CAPACITY", "2").option("tier", "x").findings()).isEmpty();
    assertThat(disk.options(Map.of("capacity", "1", "colour", "red")).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "option 'colour' of driver acme/disk:2: is unknown to that driver; use one of PIN,"
                + " capacity, tier",
            "option 'capacity' of driver acme/disk:2: '1' is less than the storage can have; write 2"
                + " or more");
    assertThat(disk.option("CaPaCity", "7").option("capacity")).contains("7");
    assertThat(DISK.sizeDialect()).contains(SizeDialect.WHOLE_GIB);
    assertThat(DISK.nameMeaning().problem("A")).isPresent();
  }

  @Test
  void profileOfAUser_knowsSecretsAndPrintsNone() {
    VolumeDriver disk = VolumeDriver.named("disk").knownBy(WITH_DISK).option("Pin", "1234");

    assertThat(disk).hasToString("disk{Pin=***}");
    assertThat(VolumeDriver.named("disk").option("Pin", "1234")).hasToString("disk{Pin=1234}");
    assertThat(disk).isEqualTo(VolumeDriver.named("disk").option("Pin", "1234"));
    assertThat(DISK.isSecret("PIN")).isTrue();
    assertThat(DISK.isSecret("door-pin")).isTrue();
    assertThat(DISK.isSecret("spin")).isFalse();
  }

  @Test
  void profileOfAUser_comesBeforeTheStandardOne() {
    DriverProfiles free = DriverProfiles.standard().with(DriverProfile.named("rexray/ebs"));
    VolumeDriver odd = VolumeDriver.named("rexray/ebs").option("colour", "red");

    assertThat(odd.findings()).hasSize(1);
    assertThat(odd.knownBy(free).findings()).isEmpty();
    assertThat(odd.profiles()).isEqualTo(DriverProfiles.standard());
  }

  @Test
  void condition_isForTheOptionItNames() {
    DriverProfile fast = DISK.when("tier", "ssd").with(WRITES_ARE_DELAYED);
    DriverProfiles both = WITH_DISK.with(fast);
    VolumeDriver disk = VolumeDriver.named("disk").knownBy(both);

    assertThat(disk.profile()).contains(DISK);
    assertThat(disk.option("tier", "hdd").profile()).contains(DISK);
    assertThat(disk.option("TIER", "ssd").profile()).contains(fast);
  }

  @Test
  void values_haveEquality() {
    assertThat(DISK).isEqualTo(DISK.with()).hasSameHashCodeAs(DISK.with());
    assertThat(DISK.with(WRITES_ARE_DELAYED)).isNotEqualTo(DISK).isNotEqualTo("disk");
    assertThat(DISK)
        .hasToString(
            "acme/disk [needs a plugin on the engine's host, is the same on every engine of the"
                + " cluster, leaves the data in place when the volume is removed]");
    assertThat(WITH_DISK)
        .isEqualTo(DriverProfiles.standard().with(DISK))
        .hasSameHashCodeAs(DriverProfiles.standard().with(DISK))
        .isNotEqualTo(DriverProfiles.standard())
        .isNotEqualTo(WITH_DISK.alias("a", "disk"));
    assertThat(WITH_DISK.toString()).startsWith("[acme/disk, local, rexray/ebs, ");
  }

  @Test
  void comparableOptions_ofTwoWaysToSayTheSame_areEqual() {
    assertThat(comparable("rexray/ebs", "Size", "10"))
        .isEqualTo(comparable("rexray/ebs", "size", "10"));
    assertThat(comparable("flocker", "size", "1g"))
        .isEqualTo(comparable("flocker", "size", "1024MB"));
    assertThat(comparable("rclone", "s3_region", "a"))
        .isEqualTo(comparable("rclone", "s3-region", "a"));
    assertThat(comparable("local", "o", "rw,addr=a"))
        .isEqualTo(comparable("local", "o", "addr=a,rw"));
    assertThat(comparable("local", "o", "ro,rw")).isNotEqualTo(comparable("local", "o", "rw,ro"));
    assertThat(comparable("local", "o", "a=1,a=2"))
        .isNotEqualTo(comparable("local", "o", "a=2,a=1"));
    assertThat(comparable("local", "o", "addr=a")).isNotEqualTo(comparable("local", "o", "addr=b"));
    assertThat(comparable("acme/disk", "o", "rw,a"))
        .isNotEqualTo(comparable("acme/disk", "o", "a,rw"));
    assertThat(comparable("rexray/ebs", "size", "x")).isEqualTo(Map.of("size", "x"));
  }

  private static Map<String, String> comparable(String driver, String key, String value) {
    return VolumeDriver.named(driver).option(key, value).comparableOptions();
  }
}
