package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SizeDialect;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the engine itself that may hold only so much.
 *
 * <p>The engine's data must lie on a file system with project quotas, such as XFS with {@code
 * prjquota}; others refuse the volume. Immutable and thread-safe.
 */
public final class QuotaVolume implements DriverForm {

  private static final String SIZE = "size";

  private final VolumeDriver driver;

  private QuotaVolume(VolumeDriver driver) {
    this.driver = driver;
  }

  /**
   * Takes a limit.
   *
   * @param size Docker's notation, such as {@code 10g}
   * @return the volume
   */
  public static QuotaVolume ofSize(String size) {
    String written =
        ByteSize.read(requireNonNull(size, "size"))
            .flatMap(SizeDialect.DOCKER_UNITS::write)
            .orElse(size);
    return new QuotaVolume(VolumeDriver.local().option(SIZE, written));
  }

  /**
   * Takes a limit.
   *
   * @param size the limit
   * @return the volume
   */
  public static QuotaVolume ofSize(ByteSize size) {
    return ofSize(size.toString());
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no plain local volume with a limit
   */
  public static Optional<QuotaVolume> read(VolumeDriver driver) {
    return driver.isLocal() && driver.options().keySet().equals(Set.of(SIZE))
        ? Optional.of(new QuotaVolume(driver))
        : Optional.empty();
  }

  /**
   * Returns how much it may hold.
   *
   * @return the size, or empty if it is not limited
   */
  public Optional<ByteSize> size() {
    return driver.option(SIZE).flatMap(ByteSize::read);
  }

  @Override
  public VolumeDriver toDriver() {
    return driver;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuotaVolume that && driver.equals(that.driver);
  }

  @Override
  public int hashCode() {
    return driver.hashCode();
  }

  /** Returns the driver's name and options. */
  @Override
  public String toString() {
    return driver.toString();
  }
}
