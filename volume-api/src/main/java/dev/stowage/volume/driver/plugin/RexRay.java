package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A volume of REX-Ray, whatever storage is behind it.
 *
 * <p>What the storage does not honour is refused. Credentials are settings of the plugin. REX-Ray
 * has seen no change since 2019. Immutable and thread-safe.
 */
public final class RexRay extends PluginForm<RexRay> {

  private RexRay(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the defaults of a storage.
   *
   * @param storage what is behind the plugin
   * @return the volume
   */
  public static RexRay of(RexRayStorage storage) {
    return new RexRay(VolumeDriver.named(storage.driver()));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<RexRay> read(VolumeDriver driver) {
    return storage(driver).map(storage -> new RexRay(driver));
  }

  private static Optional<RexRayStorage> storage(VolumeDriver driver) {
    return Stream.of(RexRayStorage.values())
        .filter(storage -> isOf(driver, storage.driver()))
        .findFirst();
  }

  @Override
  RexRay make(VolumeDriver driver) {
    return new RexRay(driver);
  }

  /**
   * Returns what is behind the plugin.
   *
   * @return the storage
   */
  public RexRayStorage storage() {
    return storage(toDriver()).orElse(RexRayStorage.SERVICE);
  }

  /**
   * Says how much it may hold. Default: 16 GiB, unless the plugin's settings say otherwise.
   *
   * @param size Docker's notation, in whole GiB, such as {@code 20g}
   * @return a new value
   */
  public RexRay size(String size) {
    return sized(size);
  }

  /**
   * Says how much it may hold. Default: 16 GiB, unless the plugin's settings say otherwise.
   *
   * @param size whole GiB
   * @return a new value
   */
  public RexRay size(ByteSize size) {
    return sized(size.toString());
  }

  /**
   * Chooses the kind of disk.
   *
   * @param type in the storage's own terms, such as {@code gp3} or {@code pd-ssd}
   * @return a new value
   */
  public RexRay type(String type) {
    return make(toDriver().withoutOption("volumetype")).with("type", requireNonNull(type, "type"));
  }

  /**
   * Says how many operations each second are paid for.
   *
   * @param iops more than none
   * @return a new value
   */
  public RexRay iops(int iops) {
    return with("iops", iops);
  }

  /**
   * Says where the disk is. Default: where the plugin runs.
   *
   * @param zone in the storage's own terms, such as {@code eu-west-1a}
   * @return a new value
   */
  public RexRay availabilityZone(String zone) {
    return with("availabilityZone", requireNonNull(zone, "zone"));
  }

  /**
   * Encrypts the disk with the account's default key.
   *
   * @return a new value
   */
  public RexRay encrypted() {
    return with("encrypted", "true");
  }

  /**
   * Encrypts the disk.
   *
   * @param key the name of the key
   * @return a new value
   */
  public RexRay encrypted(String key) {
    return encrypted().with("encryptionKey", requireNonNull(key, "key"));
  }

  /**
   * Says what {@link RexRayStorage#CSI_NFS} mounts.
   *
   * @param host the server
   * @param export the absolute path that it exports
   * @return a new value
   */
  public RexRay export(String host, String export) {
    return with("host", requireNonNull(host, "host"))
        .with("export", requireNonNull(export, "export"));
  }

  /**
   * Returns how much it may hold.
   *
   * @return the size, or empty if none was given that the driver can read
   */
  public Optional<ByteSize> size() {
    return sizeOption();
  }

  /**
   * Returns the kind of disk.
   *
   * @return the type, or empty if none was given
   */
  public Optional<String> type() {
    return option("type").or(() -> option("volumetype"));
  }

  @Override
  void judge(List<Finding> findings) {
    exclude(findings, "type", "volumetype");
    requireMatch("iops", "[1-9]\\d{0,6}", "use 1 or more", findings);
    requireMatch("encrypted", "true|false", "use true or false", findings);
    if (storage() == RexRayStorage.CSI_NFS) {
      require("host", "say export(host, path)", findings);
      require("export", "say export(host, path)", findings);
      requireMatch("host", "|[^\\s,/]+", "give a host name or an IP address", findings);
      requireMatch("export", "|/.*", "give an absolute path of the server", findings);
    }
    if (storage() == RexRayStorage.GCEPD) {
      requireMatch("type", "pd-ssd|pd-standard", "use pd-ssd or pd-standard", findings);
    }
    if (storage() == RexRayStorage.EFS) {
      requireMatch("type", "maxIO", "use maxIO, or leave it out", findings);
    }
  }
}
