package dev.stowage.testkit.state;

import java.util.List;
import java.util.Optional;

/**
 * All that was in an engine in memory at one moment.
 *
 * <p>Immutable. Equal to another if nothing differs that {@link #changesSince} tells.
 */
public interface EngineSnapshot {

  /**
   * Returns the volumes.
   *
   * @return an unmodifiable list, sorted by name
   */
  List<VolumeSnapshot> volumes();

  /**
   * Finds a volume.
   *
   * @param name its name
   * @return the volume, or empty if there was none
   */
  default Optional<VolumeSnapshot> volume(String name) {
    return volumes().stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  /**
   * Returns the containers, running or not.
   *
   * @return an unmodifiable list, sorted by name
   */
  List<ContainerSnapshot> containers();

  /**
   * Finds a container.
   *
   * @param nameOrId its name or its whole id
   * @return the container, or empty if there was none
   */
  default Optional<ContainerSnapshot> container(String nameOrId) {
    return containers().stream()
        .filter(it -> it.name().equals(nameOrId) || it.id().equals(nameOrId))
        .findFirst();
  }

  /**
   * Returns the images.
   *
   * @return an unmodifiable list, oldest first
   */
  List<ImageSnapshot> images();

  /**
   * Returns the managed plugins.
   *
   * @return an unmodifiable list, sorted by name
   */
  List<PluginSnapshot> plugins();

  /**
   * Returns the Swarm that the engine manages.
   *
   * @return what is in it, or empty if there is none
   */
  Optional<SwarmSnapshot> swarm();

  /**
   * Tells how the engine came from an earlier state to this one.
   *
   * @param earlier another snapshot, of this engine or of another
   * @return an unmodifiable list, sorted by subject; times of files count, those of directories do
   *     not
   */
  List<StateChange> changesSince(EngineSnapshot earlier);
}
