/**
 * Volumes by name: definitions, what the engine knows of a volume, and the manager that makes a
 * definition true.
 *
 * <p>Start at {@link dev.stowage.volume.VolumeDefinition} and {@link
 * dev.stowage.volume.VolumeManager}. What a container mounts is said in {@link
 * dev.stowage.volume.mount}; what goes wrong is in {@link dev.stowage.volume.failure}.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume;

import org.jspecify.annotations.NullMarked;
