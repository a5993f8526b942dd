/** Takes snapshots of one engine and puts them back. */
@NullMarked
package dev.stowage.testkit.snapshot;

import org.jspecify.annotations.NullMarked;
