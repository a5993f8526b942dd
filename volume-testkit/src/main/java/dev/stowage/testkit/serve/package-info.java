/** The engine in memory behind a socket: HTTP/1.1 over a unix socket or loopback TCP. */
@NullMarked
package dev.stowage.testkit.serve;

import org.jspecify.annotations.NullMarked;
