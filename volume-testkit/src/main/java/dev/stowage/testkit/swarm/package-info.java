/** A Swarm of one node: its services, tasks, secrets and volumes, and the rules for them. */
@NullMarked
package dev.stowage.testkit.swarm;

import org.jspecify.annotations.NullMarked;
