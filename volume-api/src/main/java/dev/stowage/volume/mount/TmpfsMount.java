package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.FileMode;
import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the engine's host, mounted into a container. Linux containers only.
 *
 * <p>The engine always mounts it with {@code nosuid} and {@code nodev}. Immutable and thread-safe.
 *
 * @see <a href="https://docs.docker.com/engine/storage/tmpfs/">tmpfs mounts</a>
 */
public final class TmpfsMount extends MountDefinition {

  private final boolean readOnly;
  private final boolean exec;
  private final @Nullable ByteSize size;
  private final @Nullable FileMode mode;

  private TmpfsMount(Builder builder) {
    super(builder.provenTarget());
    this.readOnly = builder.readOnly;
    this.exec = builder.exec;
    this.size = builder.size == null ? null : ByteSize.parse(builder.size);
    this.mode = builder.mode == null ? null : FileMode.octal(builder.mode);
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  /**
   * Tells whether programs may be run from there.
   *
   * @return true if they may
   */
  public boolean exec() {
    return exec;
  }

  /**
   * Returns how much it may hold.
   *
   * @return the size, or empty for the kernel's default, half of the host's memory
   */
  public Optional<ByteSize> size() {
    return Optional.ofNullable(size);
  }

  /**
   * Returns the mode of its root directory.
   *
   * @return the mode, or empty for the engine's default, 1777
   */
  public Optional<FileMode> mode() {
    return Optional.ofNullable(mode);
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(target().value());
    builder.readOnly = readOnly;
    builder.exec = exec;
    builder.size = size == null ? null : size.toString();
    builder.mode = mode == null ? null : mode.toString();
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(readOnly, exec, size, mode);
  }

  /** Returns where it is mounted, and how much it may hold. */
  @Override
  public String toString() {
    return "tmpfs at " + target() + size().map(it -> " of " + it + " bytes").orElse("");
  }

  /** An open tmpfs mount. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, TmpfsMount> {

    private boolean readOnly;
    private boolean exec;
    private @Nullable String size;
    private @Nullable String mode;

    Builder(String target) {
      super(target);
    }

    /**
     * Forbids the container to write there, which hides what the image has. Default: it may.
     *
     * @return this builder
     */
    public Builder readOnly() {
      this.readOnly = true;
      return this;
    }

    /**
     * Allows programs to be run from there. Default: {@code noexec}.
     *
     * <p>Works with every engine for containers; for services it needs API 1.46.
     *
     * @return this builder
     */
    public Builder exec() {
      this.exec = true;
      return this;
    }

    /**
     * Limits how much it may hold. Default: half of the host's memory.
     *
     * @param size Docker's notation, such as {@code 64m}; units are powers of 1024; the kernel
     *     rounds up to whole pages
     * @return this builder
     */
    public Builder size(String size) {
      this.size = requireNonNull(size, "size");
      return this;
    }

    /**
     * Limits how much it may hold.
     *
     * @param size the limit
     * @return this builder
     */
    public Builder size(ByteSize size) {
      return size(size.toString());
    }

    /**
     * Sets the mode of its root directory. Default: 1777.
     *
     * @param octal octal digits, such as {@code 0700} or {@code 1777}
     * @return this builder
     */
    public Builder mode(String octal) {
      this.mode = requireNonNull(octal, "octal");
      return this;
    }

    /**
     * Sets the mode of its root directory.
     *
     * @param mode the mode
     * @return this builder
     */
    public Builder mode(FileMode mode) {
      return mode(mode.toString());
    }

    @Override
    void judge(List<Finding> findings) {
      if (size != null && ByteSize.read(size).isEmpty()) {
        findings.add(ByteSize.problem("size", size));
      }
      if (mode != null && FileMode.read(mode).isEmpty()) {
        findings.add(FileMode.problem("mode", mode));
      }
    }

    @Override
    TmpfsMount construct() {
      return new TmpfsMount(this);
    }

    @Override
    public String toString() {
      return "tmpfs at " + Finding.printable(target);
    }
  }
}
