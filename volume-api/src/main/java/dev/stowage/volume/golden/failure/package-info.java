/**
 * Failures of golden volumes: one final class for each reason, with its subject as a value.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.golden.failure;

import org.jspecify.annotations.NullMarked;
