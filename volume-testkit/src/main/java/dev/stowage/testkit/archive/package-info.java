/** Archives into and out of trees, by the engine's rules: paths, entries, owners, refusals. */
@NullMarked
package dev.stowage.testkit.archive;

import org.jspecify.annotations.NullMarked;
