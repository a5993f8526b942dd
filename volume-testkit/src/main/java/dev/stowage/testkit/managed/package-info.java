/** Managed plugins: what the engine has installed, and its rules for them. */
@NullMarked
package dev.stowage.testkit.managed;

import org.jspecify.annotations.NullMarked;
