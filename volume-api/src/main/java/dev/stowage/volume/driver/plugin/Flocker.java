package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A dataset of Flocker, which moves to the host that mounts it.
 *
 * <p>Flocker ended in 2016. Removing a volume leaves its dataset, which is listed again. Immutable
 * and thread-safe.
 */
public final class Flocker extends PluginForm<Flocker> {

  private static final String NAME = "flocker";

  private Flocker(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the defaults of the driver.
   *
   * @return the volume
   */
  public static Flocker volume() {
    return new Flocker(VolumeDriver.named(NAME));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<Flocker> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new Flocker(driver)) : Optional.empty();
  }

  @Override
  Flocker make(VolumeDriver driver) {
    return new Flocker(driver);
  }

  /**
   * Says how much it may hold. Default: 75 GiB, which Flocker also takes for a size that it cannot
   * read.
   *
   * @param size Docker's notation, such as {@code 20g}; written as the driver reads it
   * @return a new value
   */
  public Flocker size(String size) {
    return sized(size);
  }

  /**
   * Says how much it may hold. Default: 75 GiB, which Flocker also takes for a size that it cannot
   * read.
   *
   * @param size the size
   * @return a new value
   */
  public Flocker size(ByteSize size) {
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
   * Chooses the kind of storage. Default: none.
   *
   * @param profile {@code gold}, {@code silver}, {@code bronze} or one of the storage's own
   * @return a new value
   */
  public Flocker profile(String profile) {
    return with("profile", requireNonNull(profile, "profile"));
  }

  @Override
  void judge(List<Finding> findings) {
    requireMatch("profile", "\\S+", "name one, such as gold", findings);
  }
}
