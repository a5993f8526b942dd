/** Volumes frozen as images, and stamped out of them by the engine. */
@NullMarked
package dev.stowage.docker.golden;

import org.jspecify.annotations.NullMarked;
