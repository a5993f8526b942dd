/** What all parts of one engine share: profile, clock, ids, events, failures and the lock. */
@NullMarked
package dev.stowage.testkit.world;

import org.jspecify.annotations.NullMarked;
