/**
 * Trees of files as values: what an image is given before a test, and what a volume holds after it.
 *
 * <p>Immutable and thread-safe, but for the builder.
 */
@NullMarked
package dev.stowage.testkit.tree;

import org.jspecify.annotations.NullMarked;
