package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of the engine's host, under the name of a volume.
 *
 * <p>It must exist when a container starts. Unlike a bind mount it gets, while it is empty, what
 * the image has at the target. Immutable and thread-safe.
 */
public final class HostDirectoryVolume extends MountedVolume<HostDirectoryVolume> {

  private static final Set<String> TYPES = Set.of("none", "bind", "");

  private HostDirectoryVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private HostDirectoryVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Takes a directory, without file systems mounted below it.
   *
   * @param path its absolute path on the engine's host
   * @return the volume
   */
  public static HostDirectoryVolume at(String path) {
    return new HostDirectoryVolume(
        mounting("none", requireNonNull(path, "path")), MountOptions.NONE.flag("bind"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no directory of the host
   */
  public static Optional<HostDirectoryVolume> read(VolumeDriver driver) {
    return mounts(driver, TYPES) ? Optional.of(new HostDirectoryVolume(driver)) : Optional.empty();
  }

  @Override
  HostDirectoryVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new HostDirectoryVolume(rest, mountOptions);
  }

  /**
   * Takes file systems mounted below the directory along. Default: they are left out.
   *
   * @return a new value
   */
  public HostDirectoryVolume withSubmounts() {
    return with(mountOptions().flag("rbind", "bind"));
  }

  /**
   * Returns the directory.
   *
   * @return its path on the engine's host
   */
  public String path() {
    return option(DEVICE);
  }

  @Override
  void judge(List<Finding> findings) {
    requireAbsolute("host directory", path(), findings);
    if (!mountOptions().has("bind") && !mountOptions().has("rbind")) {
      findings.add(
          new Finding(
              "host directory '" + Finding.printable(path()) + "'",
              "is not mounted without the mount option bind or rbind",
              "give one of them"));
    }
  }
}
