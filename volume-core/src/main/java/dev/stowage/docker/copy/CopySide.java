package dev.stowage.docker.copy;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.FreshVolumes;
import dev.stowage.docker.engine.Containers;
import dev.stowage.volume.VolumeManager;

/**
 * What a copy needs of the engine that it reads from, or writes to.
 *
 * @param volumes its volumes
 * @param fresh who makes volumes that are filled
 * @param carriers how places are opened
 * @param containers its containers
 */
public record CopySide(
    VolumeManager volumes, FreshVolumes fresh, Carriers carriers, Containers containers) {}
