/**
 * JUnit Jupiter's way to an engine in memory, one for each test.
 *
 * <p>Needs {@code junit-jupiter-api} 5 or 6, which the test kit does not bring along.
 */
@NullMarked
package dev.stowage.testkit.junit;

import org.jspecify.annotations.NullMarked;
