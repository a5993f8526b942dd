package dev.stowage.docker.copy;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Engine;
import dev.stowage.volume.VolumeManager;

/**
 * What a copy needs of the engine that it reads from, or writes to.
 *
 * @param volumes its volumes
 * @param engine its calls
 * @param archives its carriers
 * @param containers its containers
 */
public record CopySide(
    VolumeManager volumes, Engine engine, Archives archives, Containers containers) {}
