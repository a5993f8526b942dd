package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A volume of a NetApp system, by Trident.
 *
 * <p>Each backend of Trident is a driver of its own: say which with {@link #plugin}. Immutable and
 * thread-safe.
 */
public final class Trident extends PluginForm<Trident> {

  private static final String NAME = "netapp";

  private Trident(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the defaults of the driver.
   *
   * @return the volume
   */
  public static Trident volume() {
    return new Trident(VolumeDriver.named(NAME));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<Trident> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new Trident(driver)) : Optional.empty();
  }

  @Override
  Trident make(VolumeDriver driver) {
    return new Trident(driver);
  }

  /**
   * Says how much it may hold. Default: 1 GiB.
   *
   * @param size Docker's notation, such as {@code 20g}; written as the driver reads it
   * @return a new value
   */
  public Trident size(String size) {
    return sized(size);
  }

  /**
   * Says how much it may hold. Default: 1 GiB.
   *
   * @param size the size
   * @return a new value
   */
  public Trident size(ByteSize size) {
    return sized(size.toString());
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
   * Says whether space is set aside. Default: {@code none}.
   *
   * @param reserve {@code none} or {@code volume}
   * @return a new value
   */
  public Trident spaceReserve(String reserve) {
    return with("spaceReserve", requireNonNull(reserve, "reserve"));
  }

  /**
   * Chooses which snapshots are made. Default: {@code none}.
   *
   * @param policy the name of a policy of the storage
   * @return a new value
   */
  public Trident snapshotPolicy(String policy) {
    return with("snapshotPolicy", requireNonNull(policy, "policy"));
  }

  /**
   * Sets space aside for snapshots.
   *
   * @param percent 0 to 90
   * @return a new value
   */
  public Trident snapshotReserve(int percent) {
    return with("snapshotReserve", percent);
  }

  /**
   * Makes the volume a clone of another one.
   *
   * @param volume the other volume
   * @return a new value
   */
  public Trident cloneOf(String volume) {
    return with("from", requireNonNull(volume, "volume"));
  }

  /**
   * Makes the volume a clone of what another one was.
   *
   * @param volume the other volume
   * @param snapshot a snapshot of it
   * @return a new value
   */
  public Trident cloneOf(String volume, String snapshot) {
    return cloneOf(volume).with("fromSnapshot", requireNonNull(snapshot, "snapshot"));
  }

  @Override
  void judge(List<Finding> findings) {
    requireMatch("spaceReserve", "none|volume|thin|thick", "use none or volume", findings);
    requireMatch("snapshotReserve", "[1-8]?\\d|90", "use 0 to 90", findings);
    if (option("fromSnapshot").isPresent()) {
      require("from", "say cloneOf(volume, snapshot)", findings);
    }
  }
}
