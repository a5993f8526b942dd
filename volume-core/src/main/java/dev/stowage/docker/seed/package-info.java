/** What a volume is filled with, read from wherever it is. */
@NullMarked
package dev.stowage.docker.seed;

import org.jspecify.annotations.NullMarked;
