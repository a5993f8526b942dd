package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A volume that the engine's own driver mounts whenever a container uses it.
 *
 * <p>Options that no method names are given with {@link #mountOption}, and kept when a volume is
 * read back. Removing such a volume leaves the data where they are. Immutable and thread-safe: each
 * option returns a new value.
 *
 * @param <F> the form's own type
 * @see <a href="https://docs.docker.com/reference/cli/docker/volume/create/#opt">driver options</a>
 */
public abstract sealed class MountedVolume<F extends MountedVolume<F>> implements DriverForm
    permits NfsVolume,
        CifsVolume,
        TmpfsVolume,
        HostDirectoryVolume,
        BlockDeviceVolume,
        OverlayVolume {

  static final String TYPE = "type";
  static final String DEVICE = "device";
  private static final String MOUNT_OPTIONS = "o";

  private final VolumeDriver rest;
  private final MountOptions mountOptions;

  /** Takes all options but {@code o}, and what {@code o} holds. */
  MountedVolume(VolumeDriver rest, MountOptions mountOptions) {
    this.rest = rest;
    this.mountOptions = mountOptions;
  }

  /** Takes the options of a volume apart. */
  MountedVolume(VolumeDriver whole) {
    this(
        whole.withoutOption(MOUNT_OPTIONS), MountOptions.parse(whole.options().get(MOUNT_OPTIONS)));
  }

  static VolumeDriver mounting(String type, String device) {
    return VolumeDriver.local().option(TYPE, type).option(DEVICE, device);
  }

  /** Tells whether a driver is the local one, told to mount one of these types. */
  static boolean mounts(VolumeDriver driver, Set<String> types) {
    return driver.isLocal() && driver.option(TYPE).filter(types::contains).isPresent();
  }

  /**
   * Reads a volume of the local driver back.
   *
   * @param driver the driver with its options, as of an inspected volume
   * @return the form that says the same, or empty if nothing is mounted
   */
  public static Optional<? extends MountedVolume<?>> read(VolumeDriver driver) {
    if (!driver.isLocal() || driver.option(TYPE).isEmpty()) {
      return Optional.empty();
    }
    return switch (driver.option(TYPE).get()) {
      case "nfs", "nfs4" -> NfsVolume.read(driver);
      case "cifs", "smb3" -> CifsVolume.read(driver);
      case "tmpfs" -> TmpfsVolume.read(driver);
      case "overlay" -> OverlayVolume.read(driver);
      case "none", "bind", "" -> HostDirectoryVolume.read(driver);
      default -> BlockDeviceVolume.read(driver);
    };
  }

  abstract F make(VolumeDriver rest, MountOptions mountOptions);

  /** Adds what is wrong beyond the options taken by themselves. */
  abstract void judge(List<Finding> findings);

  final F device(String device) {
    return make(rest.option(DEVICE, device), mountOptions);
  }

  final F with(MountOptions others) {
    return make(rest, others);
  }

  final MountOptions mountOptions() {
    return mountOptions;
  }

  final String option(String key) {
    return rest.option(key).orElse("");
  }

  /**
   * Forbids every container to write. Default: they may.
   *
   * @return a new value
   */
  public final F readOnly() {
    return with(mountOptions.flag("ro", "rw"));
  }

  /**
   * Tells whether no container can write.
   *
   * @return true if it is mounted read-only
   */
  public final boolean isReadOnly() {
    return mountOptions.has("ro");
  }

  /**
   * Adds a mount option as the kernel takes it; mount helpers and their options do not work.
   *
   * @param option a flag such as {@code noatime}, or a value such as {@code rsize=65536}; without
   *     commas
   * @return a new value
   */
  public final F mountOption(String option) {
    return with(mountOptions.and(requireNonNull(option, "option")));
  }

  /**
   * Returns one mount option that has a value.
   *
   * @param key its key, such as {@code rsize}
   * @return its value, or empty if it was not given
   */
  public final Optional<String> mountOptionValue(String key) {
    return mountOptions.value(requireNonNull(key, "key"));
  }

  @Override
  public final VolumeDriver toDriver() {
    if (mountOptions.parts().isEmpty()) {
      return rest;
    }
    return mountOptions.hasCutSecret()
        ? rest.secret(MOUNT_OPTIONS, SecretText.of(mountOptions.toString()))
        : rest.option(MOUNT_OPTIONS, mountOptions.toString());
  }

  @Override
  public final List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(toDriver().findings());
    mountOptions.judge(findings);
    judge(findings);
    return findings;
  }

  static void requireAbsolute(String what, String path, List<Finding> findings) {
    if (!path.startsWith("/")) {
      findings.add(
          new Finding(
              what + " '" + Finding.printable(path) + "'",
              path.isEmpty() ? "is missing" : "is not absolute",
              "give an absolute path"));
    }
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof MountedVolume<?> that
        && getClass() == that.getClass()
        && rest.equals(that.rest)
        && mountOptions.equals(that.mountOptions);
  }

  @Override
  public final int hashCode() {
    return 31 * rest.hashCode() + mountOptions.hashCode();
  }

  /** Returns the driver's name and options, with secrets replaced. */
  @Override
  public final String toString() {
    return toDriver().toString();
  }
}
