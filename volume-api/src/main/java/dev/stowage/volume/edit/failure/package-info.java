/**
 * Failures of edits: one final class for each reason, with its subject as a value.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.edit.failure;

import org.jspecify.annotations.NullMarked;
