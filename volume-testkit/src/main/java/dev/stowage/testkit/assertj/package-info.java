/**
 * AssertJ's way to look into an engine in memory.
 *
 * <p>Needs {@code assertj-core}, which the test kit does not bring along.
 */
@NullMarked
package dev.stowage.testkit.assertj;

import org.jspecify.annotations.NullMarked;
