/** From a definition and what the engine knows to a plan. Pure: no I/O, no clock. */
@NullMarked
package dev.stowage.docker.plan;

import org.jspecify.annotations.NullMarked;
