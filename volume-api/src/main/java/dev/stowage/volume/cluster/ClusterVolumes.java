package dev.stowage.volume.cluster;

import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;
import java.util.Optional;

/**
 * The cluster volumes of a Swarm, asked of one of its managers.
 *
 * <p>Every method throws {@link UnsupportedByEngineException} if the engine speaks no API 1.42, and
 * if it is no manager of a Swarm. Swarm writes down what is wanted and answers at once; a plugin on
 * some node makes it true later, see {@link ClusterVolumeState#isMade}. Implementations are
 * thread-safe.
 */
public interface ClusterVolumes {

  /**
   * Has Swarm make a volume.
   *
   * @param definition the volume as it should be
   * @return the volume, which its plugin makes later
   * @throws VolumeExistsException if the name is taken in the Swarm
   * @throws InvalidDefinitionException if the Swarm has no secret of a name; nothing was made
   */
  ClusterVolumeState create(ClusterVolumeDefinition definition);

  /**
   * Looks for a volume.
   *
   * @param name the volume's name
   * @return the volume, or empty if the Swarm has none of that name; a volume that only this engine
   *     has is none
   */
  Optional<ClusterVolumeState> find(VolumeName name);

  /**
   * Returns what Swarm knows of a volume.
   *
   * @param name the volume's name
   * @return the volume
   * @throws VolumeNotFoundException if the Swarm has none of that name
   */
  ClusterVolumeState inspect(VolumeName name);

  /**
   * Lists all cluster volumes.
   *
   * @return the volumes, sorted by name
   */
  List<ClusterVolumeState> list();

  /**
   * Changes who gets a volume, which is all that Swarm lets be changed.
   *
   * @param name the volume's name
   * @param availability active, paused or drained
   * @return the volume as it is then
   * @throws VolumeNotFoundException if the Swarm has none of that name
   */
  ClusterVolumeState update(VolumeName name, ClusterAvailability availability);

  /**
   * Has Swarm remove a volume and, by its plugin, the data in it.
   *
   * @param name the volume's name
   * @param options how to go about it; {@link RemovalOption#FORCE} forgets it without asking the
   *     plugin, whose storage may stay
   * @throws VolumeInUseException if a task still uses it
   * @throws VolumeNotFoundException if the Swarm has none of that name and nothing said that this
   *     is fine
   */
  void remove(VolumeName name, RemovalOption... options);
}
