/**
 * What can go wrong: one unchecked root, {@link dev.stowage.volume.failure.VolumeException}, and
 * one final class for each reason, with its subject as a value.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.failure;

import org.jspecify.annotations.NullMarked;
