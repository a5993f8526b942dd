package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A volume of a Portworx cluster.
 *
 * <p>The engine remembers names, so that volumes made or removed with Portworx's own tool confuse
 * it. Immutable and thread-safe.
 */
public final class Portworx extends PluginForm<Portworx> {

  private static final String NAME = "pxd";

  private Portworx(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the defaults of the driver.
   *
   * @return the volume
   */
  public static Portworx volume() {
    return new Portworx(VolumeDriver.named(NAME));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<Portworx> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new Portworx(driver)) : Optional.empty();
  }

  @Override
  Portworx make(VolumeDriver driver) {
    return new Portworx(driver);
  }

  /**
   * Says how much it may hold. Default: 1 GiB.
   *
   * @param size Docker's notation, such as {@code 20g}; written as the driver reads it
   * @return a new value
   */
  public Portworx size(String size) {
    return sized(size);
  }

  /**
   * Says how much it may hold. Default: 1 GiB.
   *
   * @param size the size
   * @return a new value
   */
  public Portworx size(ByteSize size) {
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
   * Says how many copies there are. Default: 1.
   *
   * @param replicas 1 to 3
   * @return a new value
   */
  public Portworx replicas(int replicas) {
    return with("repl", replicas);
  }

  /**
   * Chooses the file system that is made. Default: ext4.
   *
   * @param type such as {@code ext4} or {@code xfs}
   * @return a new value
   */
  public Portworx fileSystem(String type) {
    return with("fs", requireNonNull(type, "type"));
  }

  /**
   * Chooses how fast the disks are.
   *
   * @param priority {@code high}, {@code medium} or {@code low}
   * @return a new value
   */
  public Portworx ioPriority(String priority) {
    return with("io_priority", requireNonNull(priority, "priority"));
  }

  @Override
  void judge(List<Finding> findings) {
    requireMatch("repl", "[1-3]", "use 1 to 3", findings);
    requireMatch("io_priority", "high|medium|low", "use high, medium or low", findings);
  }
}
