package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A directory of the engine's host, which the plugin makes where it is missing.
 *
 * <p>Removing the volume leaves the directory. Immutable and thread-safe.
 */
public final class LocalPersist extends PluginForm<LocalPersist> {

  private static final String NAME = "local-persist";

  private LocalPersist(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Takes a directory.
   *
   * @param path its absolute path on the engine's host
   * @return the volume
   */
  public static LocalPersist at(String path) {
    return new LocalPersist(VolumeDriver.named(NAME))
        .with("mountpoint", requireNonNull(path, "path"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<LocalPersist> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new LocalPersist(driver)) : Optional.empty();
  }

  @Override
  LocalPersist make(VolumeDriver driver) {
    return new LocalPersist(driver);
  }

  /**
   * Returns the directory.
   *
   * @return its path on the engine's host, or empty if it was not said
   */
  public Optional<String> path() {
    return option("mountpoint");
  }

  @Override
  void judge(List<Finding> findings) {
    require("mountpoint", "give an absolute path on the engine's host", findings);
    requireMatch("mountpoint", "|/.*", "give an absolute path on the engine's host", findings);
  }
}
