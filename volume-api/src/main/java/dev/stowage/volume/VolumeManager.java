package dev.stowage.volume;

import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.Optional;

/**
 * The volumes of one engine.
 *
 * <p>Every method asks the engine and blocks until it has answered or the connection's timeout has
 * passed; nothing is cached. Besides the failures named at each method, all can throw {@link
 * EngineUnreachableException}, {@link EngineTimeoutException}, {@link CallInterruptedException} and
 * the other leaves of {@link VolumeException}. Implementations are thread-safe.
 *
 * <p>An engine waits 15 seconds and more for each volume plugin that is dead, and may then say that
 * a volume does not exist. Where the driver is known only that driver is asked, so that a local
 * volume waits for nobody; a driver that does not answer is a {@link DriverFailedException}, never
 * a missing volume.
 */
public interface VolumeManager {

  /**
   * Makes sure that a volume is there and is what the definition says.
   *
   * <p>The driver and its options must be equal; the labels of the definition must all be there,
   * others may be. An existing volume that differs is left alone and reported, never handed out in
   * silence as the engine does. Two callers may ensure the same definition at once. If the driver
   * takes too long to make the volume, it is looked for before this fails.
   *
   * <p>A volume that this call makes is filled with the definition's initial content, if it has
   * any, and proven; on a failure it is removed again. One that is there is not touched, unless the
   * program that made it was killed before it was full: then it is made anew. A label {@code
   * dev.stowage.fill} tells who fills a volume, so that of two callers one does.
   *
   * <p>Names that only other plugins know, and that the engine has not met, are not asked for.
   *
   * @param definition the volume as it should be
   * @return the volume, and whether this call made it
   * @throws VolumeDiffersException if a volume of that name exists with other settings
   * @throws VolumeInUseException if the volume is half filled, and a container refers to it: one of
   *     its users, or whoever fills it just now
   * @throws DriverNotFoundException if the engine has no such driver; known at once, before the
   *     engine's own retries of 15 seconds
   * @throws DriverFailedException if the driver is disabled, does not answer within its patience,
   *     or lists a volume that it then denies
   */
  EnsureOutcome ensure(VolumeDefinition definition);

  /**
   * Tells what {@link #ensure} would do, and changes nothing.
   *
   * @param definition the volume as it should be
   * @return the plan at this moment
   */
  VolumePlan plan(VolumeDefinition definition);

  /**
   * Creates a volume that is not there yet.
   *
   * <p>The engine hands out an existing volume as if it were new; Stowage looks first. If another
   * client creates the same name in the same moment, both calls can succeed with a volume that
   * matches; one that does not match is a failure.
   *
   * @param definition the volume as it should be
   * @return the new volume
   * @throws VolumeExistsException if the name is taken
   * @throws DriverNotFoundException if the engine has no such driver
   */
  VolumeState create(VolumeDefinition definition);

  /**
   * Creates a volume with a name chosen by the engine.
   *
   * @param definition its driver and labels
   * @return the new volume with its name
   * @throws DriverNotFoundException if the engine has no such driver
   */
  VolumeState create(AnonymousVolume definition);

  /**
   * Looks for a volume.
   *
   * <p>A plugin that answers with an error makes the engine say that there is no such volume, so
   * that absence costs one more request: a list of that name.
   *
   * @param name the volume's name
   * @return the volume, or empty if the engine has none of that name
   * @throws DriverFailedException if it is none of the local driver's, and a volume plugin does not
   *     answer or answers with an error, so that nobody knows
   */
  Optional<VolumeState> find(VolumeName name);

  /**
   * Looks for a volume by a name of the local driver's grammar.
   *
   * @param name the volume's name
   * @return the volume, or empty if the engine has none of that name
   * @throws InvalidDefinitionException if the name is not one; see {@link VolumeName#ofPlugin} for
   *     the names of plugin drivers
   */
  default Optional<VolumeState> find(String name) {
    return find(VolumeName.of(name));
  }

  /**
   * Returns what the engine knows of a volume.
   *
   * @param name the volume's name
   * @return the volume
   * @throws VolumeNotFoundException if the engine has none of that name
   */
  VolumeState inspect(VolumeName name);

  /**
   * Returns what the engine knows of a volume, by a name of the local driver's grammar.
   *
   * @param name the volume's name
   * @return the volume
   * @throws VolumeNotFoundException if the engine has none of that name
   * @throws InvalidDefinitionException if the name is not one
   */
  default VolumeState inspect(String name) {
    return inspect(VolumeName.of(name));
  }

  /**
   * Lists all volumes.
   *
   * @return the volumes sorted by name, and the engine's warnings
   */
  default VolumeListing list() {
    return list(VolumeFilter.all());
  }

  /**
   * Lists the volumes that meet a filter.
   *
   * <p>Without drivers in the filter the engine asks all, and waits 15 seconds for each that is
   * dead.
   *
   * @param filter which volumes to list
   * @return the volumes sorted by name, and the engine's warnings
   */
  VolumeListing list(VolumeFilter filter);

  /**
   * Removes a volume and the data in it. Whether the data is truly gone is up to the driver: what
   * is known of it, {@code inspect(name).driver().traits()} tells.
   *
   * @param name the volume's name
   * @param options how to go about it; without any, a missing volume is a failure
   * @throws VolumeInUseException if containers, running or not, refer to it
   * @throws VolumeNotFoundException if the engine has none of that name and nothing said that this
   *     is fine
   * @throws DriverFailedException if a plugin answers with an error, so that nobody knows
   */
  void remove(VolumeName name, RemovalOption... options);

  /**
   * Removes a volume by a name of the local driver's grammar; see {@link #remove(VolumeName,
   * RemovalOption...)}.
   *
   * @param name the volume's name
   * @param options how to go about it
   * @throws VolumeInUseException if containers, running or not, refer to it
   * @throws VolumeNotFoundException if it is missing and nothing said that this is fine
   * @throws InvalidDefinitionException if the name is not one
   */
  default void remove(String name, RemovalOption... options) {
    remove(VolumeName.of(name), options);
  }
}
