package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.FileMode;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SizeDialect;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Memory of the engine's host that several containers can share.
 *
 * <p>It is empty whenever no container has it mounted, so that what is copied into it while none
 * runs is lost. Immutable and thread-safe.
 */
public final class TmpfsVolume extends MountedVolume<TmpfsVolume> {

  private static final String SIZE = "size";
  private static final String MODE = "mode";

  private TmpfsVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private TmpfsVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Starts with as much as half of the host's memory.
   *
   * @return a volume in memory
   */
  public static TmpfsVolume memory() {
    return new TmpfsVolume(mounting("tmpfs", "tmpfs"), MountOptions.NONE);
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no tmpfs volume of the local driver
   */
  public static Optional<TmpfsVolume> read(VolumeDriver driver) {
    return mounts(driver, Set.of("tmpfs"))
        ? Optional.of(new TmpfsVolume(driver))
        : Optional.empty();
  }

  @Override
  TmpfsVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new TmpfsVolume(rest, mountOptions);
  }

  /**
   * Limits how much it may hold. Default: half of the host's memory.
   *
   * @param size Docker's notation, such as {@code 64m}
   * @return a new value
   */
  public TmpfsVolume size(String size) {
    String written =
        ByteSize.read(requireNonNull(size, "size"))
            .flatMap(SizeDialect.DOCKER_UNITS::write)
            .orElse(size);
    return with(mountOptions().with(SIZE, written));
  }

  /**
   * Limits how much it may hold.
   *
   * @param size the limit
   * @return a new value
   */
  public TmpfsVolume size(ByteSize size) {
    return size(size.toString());
  }

  /**
   * Sets the mode of its root directory. Default: 1777.
   *
   * @param octal octal digits, such as {@code 0700}
   * @return a new value
   */
  public TmpfsVolume mode(String octal) {
    return with(mountOptions().with(MODE, requireNonNull(octal, "octal")));
  }

  /**
   * Says to whom its root directory belongs. Default: root.
   *
   * @param uid the user's number
   * @param gid the group's number
   * @return a new value
   */
  public TmpfsVolume owner(int uid, int gid) {
    return with(mountOptions().with("uid", uid).with("gid", gid));
  }

  /**
   * Returns how much it may hold.
   *
   * @return the size, or empty if it is not limited or not a size in Docker's notation
   */
  public Optional<ByteSize> size() {
    return mountOptions().value(SIZE).flatMap(ByteSize::read);
  }

  @Override
  void judge(List<Finding> findings) {
    mountOptions()
        .value(SIZE)
        .filter(size -> !size.matches("\\d+%|0") && ByteSize.read(size).isEmpty())
        .ifPresent(size -> findings.add(ByteSize.problem("tmpfs size", size)));
    mountOptions()
        .value(MODE)
        .filter(mode -> FileMode.read(mode).isEmpty())
        .ifPresent(mode -> findings.add(FileMode.problem("tmpfs mode", mode)));
  }
}
