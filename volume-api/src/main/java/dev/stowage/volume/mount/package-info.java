/**
 * What a container should have mounted: bind mounts, volumes, tmpfs, images, named pipes and
 * cluster volumes, gathered in {@link dev.stowage.volume.mount.ContainerMounts}.
 *
 * <p>Start at the static methods of {@link dev.stowage.volume.mount.MountDefinition}. Everything
 * here is an immutable value; nothing here talks to an engine.
 */
@NullMarked
package dev.stowage.volume.mount;

import org.jspecify.annotations.NullMarked;
