package dev.stowage.volume.copy;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.HostPath;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be copied where: volumes into volumes, and directories of the engine's host, as they
 * are bound, into volumes and back. Immutable and thread-safe.
 *
 * <pre>{@code
 * VolumeCopy copy = VolumeCopy.from("orders-db").to("orders-db-copy").stoppingUsers();
 * VolumeCopy moveIn = VolumeCopy.fromHost("/srv/orders").to("orders-db");
 * VolumeCopy backup = VolumeCopy.from("orders-db").toHost("/mnt/backup/orders");
 * }</pre>
 */
public final class VolumeCopy {

  private final CopyEnd source;
  private final CopyEnd target;
  private final @Nullable VolumeDefinition definition;
  private final UsersMeanwhile users;
  private final boolean verified;

  private VolumeCopy(
      CopyEnd source,
      CopyEnd target,
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
    return new Unplaced(new CopyEnd.OfVolume(volume));
  }

  /**
   * Begins with a directory of the engine's host that is read; nothing in it is changed.
   *
   * @param path an absolute path there
   * @return what is to be said next
   * @throws InvalidDefinitionException if the path is not absolute
   */
  public static UnplacedHost fromHost(String path) {
    return new UnplacedHost(new CopyEnd.OfHostDirectory(HostPath.of(path)));
  }

  /**
   * Returns what is read.
   *
   * @return a volume or a directory of the engine's host
   */
  public CopyEnd source() {
    return source;
  }

  /**
   * Returns what is filled.
   *
   * @return a volume or a directory of the engine's host
   */
  public CopyEnd target() {
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
    return source
        + " to "
        + (definition == null ? target : definition)
        + ", users "
        + users
        + (verified ? ", verified" : "");
  }

  private static VolumeCopy of(CopyEnd source, CopyEnd target) {
    return new VolumeCopy(source, target, null, UsersMeanwhile.RUN, false);
  }

  private static VolumeCopy of(CopyEnd source, VolumeDefinition definition) {
    CopyEnd target = new CopyEnd.OfVolume(definition.name());
    return new VolumeCopy(source, target, definition, UsersMeanwhile.RUN, false);
  }

  /** A volume whose target is still to be said. */
  public static final class Unplaced {

    private final CopyEnd source;

    private Unplaced(CopyEnd source) {
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
      return of(source, new CopyEnd.OfVolume(volume));
    }

    /**
     * Copies into a volume that is empty and as defined, or made so.
     *
     * @param volume its definition
     * @return the copy
     */
    public VolumeCopy to(VolumeDefinition volume) {
      return of(source, requireNonNull(volume, "volume"));
    }

    /**
     * Copies into an empty directory of the engine's host.
     *
     * @param path an absolute path there
     * @return the copy
     * @throws InvalidDefinitionException if the path is not absolute
     */
    public VolumeCopy toHost(String path) {
      return of(source, new CopyEnd.OfHostDirectory(HostPath.of(path)));
    }
  }

  /** A directory of the engine's host whose target is still to be said. */
  public static final class UnplacedHost {

    private final CopyEnd source;

    private UnplacedHost(CopyEnd source) {
      this.source = source;
    }

    /**
     * Copies into a volume that is empty, or made as a plain local one.
     *
     * @param volume its name
     * @return the copy
     * @throws InvalidDefinitionException if no volume can have the name
     */
    public VolumeCopy to(String volume) {
      return of(source, new CopyEnd.OfVolume(VolumeName.of(volume)));
    }

    /**
     * Copies into a volume that is empty and as defined, or made so.
     *
     * @param volume its definition
     * @return the copy
     */
    public VolumeCopy to(VolumeDefinition volume) {
      return of(source, requireNonNull(volume, "volume"));
    }
  }
}
