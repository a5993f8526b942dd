/** Carries plans out, and waits for the engine with a deadline. Knows the port, not the wire. */
@NullMarked
package dev.stowage.docker.run;

import org.jspecify.annotations.NullMarked;
