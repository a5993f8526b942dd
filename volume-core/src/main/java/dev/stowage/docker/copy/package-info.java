/** Copies and moves of whole volumes, with what goes before and after them. */
@NullMarked
package dev.stowage.docker.copy;

import org.jspecify.annotations.NullMarked;
