/**
 * Many file binds of a container as one volume, which costs nothing at each start and needs no file
 * on the engine's host.
 */
@NullMarked
package dev.stowage.volume.gather;

import org.jspecify.annotations.NullMarked;
