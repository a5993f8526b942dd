package dev.stowage.volume.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How tasks meet a cluster volume: mounted with a file system, or as a bare block device.
 *
 * <p>Immutable and thread-safe: each option returns a new value.
 */
public final class ClusterAccess {

  private static final ClusterAccess MOUNTED = new ClusterAccess(false, null, List.of());
  private static final ClusterAccess BLOCK = new ClusterAccess(true, null, List.of());

  private final boolean block;
  private final @Nullable String fileSystem;
  private final List<String> flags;

  private ClusterAccess(boolean block, @Nullable String fileSystem, List<String> flags) {
    this.block = block;
    this.fileSystem = fileSystem;
    this.flags = flags;
  }

  /**
   * Returns access through a file system of the plugin's choice.
   *
   * @return mounted access
   */
  public static ClusterAccess mounted() {
    return MOUNTED;
  }

  /**
   * Returns access as a block device.
   *
   * @return block access
   */
  public static ClusterAccess block() {
    return BLOCK;
  }

  /**
   * Returns mounted access through a file system.
   *
   * @param type the file system, such as {@code ext4}
   * @param flags options of the mount, such as {@code noatime}
   * @return mounted access
   */
  public static ClusterAccess mounted(String type, String... flags) {
    return new ClusterAccess(false, requireNonNull(type, "type"), List.of(flags));
  }

  /**
   * Tells whether tasks get a block device.
   *
   * @return true for a block device, false for a file system
   */
  public boolean isBlock() {
    return block;
  }

  /**
   * Returns the file system.
   *
   * @return its type, or empty if the plugin chooses or there is none
   */
  public Optional<String> fileSystem() {
    return Optional.ofNullable(fileSystem);
  }

  /**
   * Returns the options of the mount.
   *
   * @return an unmodifiable list
   */
  public List<String> flags() {
    return flags;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterAccess that
        && block == that.block
        && fileSystem().equals(that.fileSystem())
        && flags.equals(that.flags);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(block, fileSystem, flags).hashCode();
  }

  /** Returns words such as {@code mounted as ext4 [noatime]}. */
  @Override
  public String toString() {
    if (block) {
      return "block device";
    }
    return "mounted"
        + fileSystem().map(type -> " as " + type).orElse("")
        + (flags.isEmpty() ? "" : " " + flags);
  }
}
