/** Containers: what they mount, what state they are in, and the engine's rules for both. */
@NullMarked
package dev.stowage.testkit.container;

import org.jspecify.annotations.NullMarked;
