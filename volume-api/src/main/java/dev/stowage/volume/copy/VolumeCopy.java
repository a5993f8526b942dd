package dev.stowage.volume.copy;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be copied where. Immutable and thread-safe.
 *
 * <pre>{@code
 * VolumeCopy copy = VolumeCopy.from("orders-db").to("orders-db-copy").stoppingUsers();
 * }</pre>
 */
public final class VolumeCopy {

  private final VolumeName source;
  private final VolumeName target;
  private final @Nullable VolumeDefinition definition;
  private final UsersMeanwhile users;
  private final boolean verified;

  private VolumeCopy(
      VolumeName source,
      VolumeName target,
      @Nullable VolumeDefinition definition,
      UsersMeanwhile users,
      boolean verified) {
    this.source = source;
    this.target = target;
    this.definition = definition;
    this.users = users;
    this.verified = verified;
  }

  /**
   * Begins with the volume that is read.
   *
   * @param volume its name
   * @return what is to be said next
   * @throws InvalidDefinitionException if no volume can have the name
   */
  public static Unplaced from(String volume) {
    return from(VolumeName.of(volume));
  }

  /**
   * Begins with the volume that is read.
   *
   * @param volume its name
   * @return what is to be said next
   */
  public static Unplaced from(VolumeName volume) {
    return new Unplaced(requireNonNull(volume, "volume"));
  }

  /**
   * Returns the volume that is read.
   *
   * @return its name
   */
  public VolumeName source() {
    return source;
  }

  /**
   * Returns the volume that is filled.
   *
   * @return its name
   */
  public VolumeName target() {
    return target;
  }

  /**
   * Returns what the volume that is filled is to be.
   *
   * @return its definition; empty if it takes driver, options and labels of the source
   */
  public Optional<VolumeDefinition> definition() {
    return Optional.ofNullable(definition);
  }

  /**
   * Returns what becomes of containers meanwhile.
   *
   * @return {@link UsersMeanwhile#RUN} unless something else was said
   */
  public UsersMeanwhile users() {
    return users;
  }

  /**
   * Tells whether the copy is read back.
   *
   * @return whether {@link #verified} was said
   */
  public boolean isVerified() {
    return verified;
  }

  /**
   * Pauses the containers that have the source mounted, and lets them go on afterwards.
   *
   * @return the same copy with that
   */
  public VolumeCopy pausingUsers() {
    return new VolumeCopy(source, target, definition, UsersMeanwhile.PAUSE, verified);
  }

  /**
   * Stops the containers that have the source mounted, and starts them again afterwards.
   *
   * @return the same copy with that
   */
  public VolumeCopy stoppingUsers() {
    return new VolumeCopy(source, target, definition, UsersMeanwhile.STOP, verified);
  }

  /**
   * Reads the copy back and compares it with what was read: owners, modes, links and hashes. A move
   * does so always.
   *
   * @return the same copy with that
   */
  public VolumeCopy verified() {
    return new VolumeCopy(source, target, definition, users, true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeCopy that
        && source.equals(that.source)
        && target.equals(that.target)
        && Objects.equals(definition, that.definition)
        && users == that.users
        && verified == that.verified;
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, target, definition, users, verified);
  }

  /** Returns a line such as {@code volume 'a' to volume 'b', users STOP, verified}. */
  @Override
  public String toString() {
    return "volume '"
        + source
        + "' to "
        + (definition == null ? "volume '" + target + "'" : definition)
        + ", users "
        + users
        + (verified ? ", verified" : "");
  }

  /** A source whose target is still to be said. */
  public static final class Unplaced {

    private final VolumeName source;

    private Unplaced(VolumeName source) {
      this.source = source;
    }

    /**
     * Copies into a volume that is empty, or made with the driver, options and labels of the
     * source.
     *
     * @param volume its name
     * @return the copy
     * @throws InvalidDefinitionException if no volume can have the name
     */
    public VolumeCopy to(String volume) {
      return to(VolumeName.of(volume));
    }

    /**
     * Copies into a volume that is empty, or made with the driver, options and labels of the
     * source.
     *
     * @param volume its name
     * @return the copy
     */
    public VolumeCopy to(VolumeName volume) {
      requireNonNull(volume, "volume");
      return new VolumeCopy(source, volume, null, UsersMeanwhile.RUN, false);
    }

    /**
     * Copies into a volume that is empty and as defined, or made so.
     *
     * @param volume its definition
     * @return the copy
     */
    public VolumeCopy to(VolumeDefinition volume) {
      requireNonNull(volume, "volume");
      return new VolumeCopy(source, volume.name(), volume, UsersMeanwhile.RUN, false);
    }
  }
}
