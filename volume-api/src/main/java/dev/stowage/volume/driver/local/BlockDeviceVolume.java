package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file system on a block device of the engine's host.
 *
 * <p>The engine neither makes the file system nor attaches images: an image file is attached with
 * {@code losetup} first. Immutable and thread-safe.
 */
public final class BlockDeviceVolume extends MountedVolume<BlockDeviceVolume> {

  /** Types that are said with other forms, or that need no device. */
  private static final Set<String> OTHER_FORMS =
      Set.of("nfs", "nfs4", "cifs", "smb3", "tmpfs", "overlay", "none", "bind", "");

  private BlockDeviceVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private BlockDeviceVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Takes a device.
   *
   * @param path its path on the engine's host, such as {@code /dev/sdb1}
   * @param fileSystem the type of its file system, such as {@code ext4}
   * @return the volume
   */
  public static BlockDeviceVolume of(String path, String fileSystem) {
    return new BlockDeviceVolume(
        mounting(requireNonNull(fileSystem, "fileSystem"), requireNonNull(path, "path")),
        MountOptions.NONE);
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another form
   */
  public static Optional<BlockDeviceVolume> read(VolumeDriver driver) {
    boolean device =
        driver.isLocal()
            && driver.option(TYPE).filter(type -> !OTHER_FORMS.contains(type)).isPresent();
    return device ? Optional.of(new BlockDeviceVolume(driver)) : Optional.empty();
  }

  @Override
  BlockDeviceVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new BlockDeviceVolume(rest, mountOptions);
  }

  /**
   * Returns the device.
   *
   * @return its path on the engine's host
   */
  public String path() {
    return option(DEVICE);
  }

  /**
   * Returns the type of its file system.
   *
   * @return the type
   */
  public String fileSystem() {
    return option(TYPE);
  }

  @Override
  void judge(List<Finding> findings) {
    requireAbsolute("block device", path(), findings);
    String where = "file system '" + Finding.printable(fileSystem()) + "'";
    if (fileSystem().contains(".")) {
      findings.add(
          new Finding(
              where,
              "is mounted by a helper, which the engine does not use",
              "mount it on the host and take it as a host directory, or use a plugin"));
    } else if (!fileSystem().matches("[a-z0-9_]+") || OTHER_FORMS.contains(fileSystem())) {
      findings.add(
          new Finding(
              where, "is not that of a block device", "use one such as ext4, xfs or btrfs"));
    }
    if (mountOptions().has("loop")) {
      findings.add(
          new Finding(
              "mount option 'loop'",
              "is done by a helper, which the engine does not use",
              "attach the image with losetup and give the loop device"));
    }
  }
}
