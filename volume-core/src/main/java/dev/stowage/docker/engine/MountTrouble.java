package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountProblem;
import java.util.Optional;

/**
 * Why an engine could not mount a volume.
 *
 * @param volume which one; empty where the engine does not say, as for the volumes of plugins
 * @param problem why, as far as the words tell
 * @param words what the engine or the driver said, with secrets replaced
 */
public record MountTrouble(Optional<VolumeName> volume, MountProblem problem, String words) {

  /** Adds what the driver tells: the kernel does not say which file system it does not know. */
  public String wordsAbout(VolumeDriver driver) {
    String type = driver.options().get("type");
    return problem == MountProblem.FILE_SYSTEM_UNKNOWN && driver.isLocal() && type != null
        ? "the kernel of the engine's host knows no file system '" + type + "': " + words
        : words;
  }
}
