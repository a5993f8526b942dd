/**
 * Failures of managed plugins: one final class for each reason, with its subject as a value.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.plugin.failure;

import org.jspecify.annotations.NullMarked;
