package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A volume of the Hetzner cloud, by {@code costela/docker-volume-hetzner}.
 *
 * <p>It is attached to one server at a time. A size changed later is ignored. Immutable and
 * thread-safe.
 */
public final class Hetzner extends PluginForm<Hetzner> {

  private static final String NAME = "hetzner";

  private Hetzner(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the defaults of the driver.
   *
   * @return the volume
   */
  public static Hetzner volume() {
    return new Hetzner(VolumeDriver.named(NAME));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<Hetzner> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new Hetzner(driver)) : Optional.empty();
  }

  @Override
  Hetzner make(VolumeDriver driver) {
    return new Hetzner(driver);
  }

  /**
   * Says how much it may hold. Default: that of the plugin's settings, 10 GB.
   *
   * @param size Docker's notation, such as {@code 20g}; written as the driver reads it
   * @return a new value
   */
  public Hetzner size(String size) {
    return sized(size);
  }

  /**
   * Says how much it may hold. Default: that of the plugin's settings, 10 GB.
   *
   * @param size the size
   * @return a new value
   */
  public Hetzner size(ByteSize size) {
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
   * Chooses the file system that is made. Default: that of the plugin's settings.
   *
   * @param type such as {@code ext4} or {@code xfs}
   * @return a new value
   */
  public Hetzner fileSystem(String type) {
    return with("fstype", requireNonNull(type, "type"));
  }

  /**
   * Says to whom its root directory belongs. Default: root.
   *
   * @param uid the user's number
   * @param gid the group's number
   * @return a new value
   */
  public Hetzner owner(int uid, int gid) {
    return with("uid", uid).with("gid", gid);
  }

  @Override
  void judge(List<Finding> findings) {
    requireMatch("fstype", "[a-z0-9]+", "name a file system, such as ext4", findings);
    requireMatch("uid", "\\d+", "use 0 or more", findings);
    requireMatch("gid", "\\d+", "use 0 or more", findings);
  }
}
