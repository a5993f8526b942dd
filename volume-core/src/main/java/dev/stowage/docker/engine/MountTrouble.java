package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.MountProblem;
import java.util.Optional;

/**
 * Why an engine could not mount a volume.
 *
 * @param volume which one; empty where the engine does not say, as for the volumes of plugins
 * @param problem why, as far as the words tell
 * @param words what the engine or the driver said, with secrets replaced
 */
public record MountTrouble(Optional<VolumeName> volume, MountProblem problem, String words) {}
