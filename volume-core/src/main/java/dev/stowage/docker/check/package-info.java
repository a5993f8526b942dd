/** Rules that need to know the engine or the container at hand, answering findings. Pure. */
@NullMarked
package dev.stowage.docker.check;

import org.jspecify.annotations.NullMarked;
