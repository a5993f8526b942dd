/** Volumes, and the engine's rules for them. */
@NullMarked
package dev.stowage.testkit.volume;

import org.jspecify.annotations.NullMarked;
