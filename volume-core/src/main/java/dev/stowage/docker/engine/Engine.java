package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One engine, call by call. Each method but {@link #volumeDrivers} sends one request; none decides
 * anything. All throw the failures of {@code dev.stowage.volume.failure}. Thread-safe.
 */
public interface Engine {

  /** Tells which engine answers; asked once, with the first call, and kept. */
  EngineIdentity identity();

  /** Looks a volume up; empty only if the engine is sure that there is none. */
  Optional<VolumeState> findVolume(VolumeName name);

  /** Creates a named volume, or returns the one that exists, as the engine does. */
  VolumeState createVolume(VolumeName name, VolumeSettings settings);

  /** Creates a volume named by the engine. */
  VolumeState createAnonymousVolume(VolumeSettings settings);

  /** Removes a volume; false if there was none, as far as the engine tells. */
  boolean removeVolume(VolumeName name, boolean force);

  /** Lists volumes; the filter may have been applied only in part. */
  VolumeListing listVolumes(VolumeFilter filter);

  /**
   * Names the volume drivers that the engine knows by now. An installed plugin that was never used
   * is missing until the engine is told to look around.
   *
   * @param lookAround whether to have the engine discover plugins first, at the cost of a request
   *     that waits for dead ones
   */
  Set<String> volumeDrivers(boolean lookAround);

  /** Lists where an existing container has something mounted. */
  List<String> mountTargets(String container);
}
