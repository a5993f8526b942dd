/** The clock of the engine in memory. */
@NullMarked
package dev.stowage.testkit.time;

import org.jspecify.annotations.NullMarked;
