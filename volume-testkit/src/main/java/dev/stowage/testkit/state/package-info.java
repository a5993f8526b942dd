/**
 * What is in an engine in memory at one moment, as immutable values, and how two moments differ.
 */
@NullMarked
package dev.stowage.testkit.state;

import org.jspecify.annotations.NullMarked;
