package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One engine, call by call. Each method but {@link #volumeDrivers} and {@link #keepSecret} sends
 * one request; none decides anything. All throw the failures of {@code dev.stowage.volume.failure}.
 * Thread-safe.
 */
public interface Engine {

  /**
   * Why an engine could not mount a volume.
   *
   * @param volume which one; empty where the engine does not say, as for the volumes of plugins
   * @param problem why, as far as the words tell
   * @param words what the engine or the driver said, with secrets replaced
   */
  record MountTrouble(Optional<VolumeName> volume, MountProblem problem, String words) {

    /** Adds what the driver tells: the kernel does not say which file system it does not know. */
    public String wordsAbout(VolumeDriver driver) {
      String type = driver.options().get("type");
      return problem == MountProblem.FILE_SYSTEM_UNKNOWN && driver.isLocal() && type != null
          ? "the kernel of the engine's host knows no file system '" + type + "': " + words
          : words;
    }
  }

  /**
   * The volume drivers that an engine knows at one moment.
   *
   * @param ready those that it would call
   * @param disabled managed plugins that it would not
   */
  record KnownDrivers(Set<String> ready, Set<String> disabled) {

    /** Tells whether the engine would call a driver. */
    public boolean has(String driver) {
      return holds(ready, driver);
    }

    /** Tells whether a driver is a plugin that is not enabled. */
    public boolean hasDisabled(String driver) {
      return holds(disabled, driver);
    }

    /** The engine reports a managed plugin with the tag that may be left out when asking for it. */
    private static boolean holds(Collection<String> drivers, String driver) {
      return drivers.contains(driver) || drivers.contains(driver + ":latest");
    }
  }

  /**
   * Something that an existing container has mounted, as the engine reports it.
   *
   * @param type the engine's word for the kind, such as {@code volume}
   * @param name the volume's name; empty for what is no volume
   * @param driver the volume's driver; empty for what is no volume
   * @param target the path in the container
   */
  record FoundMount(String type, String name, String driver, String target) {}

  /** Tells which engine answers; asked once, with the first call, and kept. */
  EngineIdentity identity();

  /** Tells how long calls may take. */
  Deadlines deadlines();

  /**
   * Looks a volume up. Empty if the engine says that there is none; with a dead driver it says so
   * after 15 seconds, without knowing.
   */
  Optional<VolumeState> findVolume(VolumeName name, Patience patience);

  /** Notes which options of a volume are secret; no request, since an engine does not keep that. */
  void keepSecret(VolumeName name, VolumeDriver driver);

  /** Creates a named volume, or returns the one that exists, as the engine does. */
  VolumeState createVolume(VolumeName name, VolumeSettings settings);

  /** Creates a volume named by the engine. */
  VolumeState createAnonymousVolume(VolumeSettings settings);

  /**
   * Removes a volume; false if there was none, as far as the engine tells. After a refusal it looks
   * which secrets the words may quote.
   */
  boolean removeVolume(VolumeName name, boolean force);

  /** Lists volumes; the filter may have been applied only in part. */
  VolumeListing listVolumes(VolumeFilter filter, Patience patience);

  /**
   * Lists the one volume of a name, if some drivers have it. No other driver is asked, so that
   * nobody waits for one that is dead; without any, all are.
   */
  VolumeListing lookFor(VolumeName name, Collection<String> drivers, Patience patience);

  /**
   * Names the volume drivers that the engine knows by now. An installed plugin that was never used
   * is missing until the engine is told to look around.
   *
   * @param lookAround whether to have the engine discover plugins first, at the cost of a request
   *     that waits for dead ones
   */
  KnownDrivers volumeDrivers(boolean lookAround);

  /** Lists what an existing container has mounted. */
  List<FoundMount> mounts(String container);

  /**
   * Starts a container, which may run already; tells if a volume of it could not be mounted.
   *
   * @param mounted looks after a failure which drivers' options its words may quote
   */
  Optional<MountTrouble> startContainer(String container, Supplier<List<VolumeDriver>> mounted);
}
