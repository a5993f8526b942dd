/** The engine's HTTP interface: which calls there are, their JSON, their filters. */
@NullMarked
package dev.stowage.testkit.route;

import org.jspecify.annotations.NullMarked;
