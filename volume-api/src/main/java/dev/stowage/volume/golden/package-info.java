/**
 * Volumes that are frozen once, as images of the engine, and stamped out as often as they are
 * needed.
 *
 * <p>What is frozen goes through this program once; stamping copies on the engine's side.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.golden;

import org.jspecify.annotations.NullMarked;
