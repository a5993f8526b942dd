package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster volumes of a Swarm, call by call, asked of a manager. Thread-safe. */
public interface EngineCluster {

  /** Tells which engine answers. */
  EngineIdentity identity();

  /** Passes only on a manager of a Swarm. */
  void requireManager(String attempt);

  /** Lists all cluster volumes; none also on an engine that is no manager. */
  List<ClusterVolumeState> listClusterVolumes();

  /** Looks a cluster volume up, past a volume of this engine that has the same name. */
  Optional<ClusterVolumeState> findClusterVolume(VolumeName name);

  /** Finds the ids of the Swarm's secrets by their names; those that are missing are left out. */
  Map<String, String> secretIds();

  /**
   * Has Swarm make a volume.
   *
   * @param secretIds from the names of secrets, as far as needed, to their ids
   */
  ClusterVolumeState createClusterVolume(
      ClusterVolumeDefinition definition, Map<String, String> secretIds);

  /** Changes the availability of a volume, as it is at this moment; false if it is gone. */
  boolean updateClusterVolume(VolumeName name, ClusterAvailability availability);

  /** Has Swarm remove a volume; false if there is none. */
  boolean removeClusterVolume(ClusterVolumeState volume, boolean force);
}
