package dev.stowage.volume.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.UsersMeanwhile;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.HostPath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be frozen, and under which name. Immutable and thread-safe.
 *
 * <pre>{@code
 * GoldenDefinition filled = GoldenDefinition.named("orders-db").ofVolume("orders").stoppingUsers();
 * GoldenDefinition fixtures =
 *     GoldenDefinition.named("orders-db:v2").ofSeed(VolumeSeed.directory(folder)).replacing();
 * }</pre>
 */
public final class GoldenDefinition {

  private final GoldenName name;
  private final GoldenSource source;
  private final UsersMeanwhile users;
  private final boolean replacing;
  private final boolean verified;

  private GoldenDefinition(
      GoldenName name,
      GoldenSource source,
      UsersMeanwhile users,
      boolean replacing,
      boolean verified) {
    this.name = name;
    this.source = source;
    this.users = users;
    this.replacing = replacing;
    this.verified = verified;
  }

  /**
   * Begins with the name.
   *
   * @param name a name as {@link GoldenName#of} reads it
   * @return what is to be said next
   * @throws InvalidDefinitionException if it is none
   */
  public static Unmade named(String name) {
    return new Unmade(GoldenName.of(name));
  }

  /**
   * Returns the name.
   *
   * @return the name with its tag
   */
  public GoldenName name() {
    return name;
  }

  /**
   * Returns what is frozen.
   *
   * @return a volume, a directory of the engine's host, or a seed
   */
  public GoldenSource source() {
    return source;
  }

  /**
   * Returns what becomes of the containers that have the source mounted.
   *
   * @return {@link UsersMeanwhile#RUN} unless something else was said
   */
  public UsersMeanwhile users() {
    return users;
  }

  /**
   * Tells whether one of the same name loses it.
   *
   * @return whether {@link #replacing} was said
   */
  public boolean isReplacing() {
    return replacing;
  }

  /**
   * Tells whether the image is read back.
   *
   * @return whether {@link #verified} was said
   */
  public boolean isVerified() {
    return verified;
  }

  /**
   * Pauses the containers that have the source mounted, and lets them go on afterwards.
   *
   * @return the same with that
   */
  public GoldenDefinition pausingUsers() {
    return new GoldenDefinition(name, source, UsersMeanwhile.PAUSE, replacing, verified);
  }

  /**
   * Stops the containers that have the source mounted, and starts them again afterwards. This is
   * what a database needs.
   *
   * @return the same with that
   */
  public GoldenDefinition stoppingUsers() {
    return new GoldenDefinition(name, source, UsersMeanwhile.STOP, replacing, verified);
  }

  /**
   * Takes the place of a golden volume that has the name; it is gone when the new one is there.
   * Volumes that were stamped from it stay as they are.
   *
   * @return the same with that
   */
  public GoldenDefinition replacing() {
    return new GoldenDefinition(name, source, users, true, verified);
  }

  /**
   * Reads the image back before it gets its name, and compares it with what was frozen: owners,
   * modes, links and hashes.
   *
   * @return the same with that
   */
  public GoldenDefinition verified() {
    return new GoldenDefinition(name, source, users, replacing, true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoldenDefinition that
        && name.equals(that.name)
        && source.equals(that.source)
        && users == that.users
        && replacing == that.replacing
        && verified == that.verified;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, source, users, replacing, verified);
  }

  /** Returns a line such as {@code volume 'orders' as golden volume 'orders-db:latest'}. */
  @Override
  public String toString() {
    return source + " as golden volume '" + name + "'";
  }

  /** A name of which is still to be said what has it. */
  public static final class Unmade {

    private final GoldenName name;

    private Unmade(GoldenName name) {
      this.name = name;
    }

    private GoldenDefinition of(GoldenSource source) {
      return new GoldenDefinition(name, source, UsersMeanwhile.RUN, false, false);
    }

    /**
     * Freezes a volume.
     *
     * @param volume its name
     * @return the definition
     * @throws InvalidDefinitionException if no volume can have the name
     */
    public GoldenDefinition ofVolume(String volume) {
      return ofVolume(VolumeName.of(volume));
    }

    /**
     * Freezes a volume.
     *
     * @param volume its name
     * @return the definition
     */
    public GoldenDefinition ofVolume(VolumeName volume) {
      return of(new GoldenSource.OfVolume(volume));
    }

    /**
     * Freezes a directory of the engine's host; nothing in it is changed.
     *
     * @param path an absolute path there
     * @return the definition
     * @throws InvalidDefinitionException if the path is not absolute
     */
    public GoldenDefinition ofHostDirectory(String path) {
      return of(new GoldenSource.OfHostDirectory(HostPath.of(path)));
    }

    /**
     * Freezes what a seed says; there need be no volume at all.
     *
     * @param seed what is to be in it
     * @return the definition
     */
    public GoldenDefinition ofSeed(VolumeSeed seed) {
      return of(new GoldenSource.OfSeed(requireNonNull(seed, "seed")));
    }
  }
}
