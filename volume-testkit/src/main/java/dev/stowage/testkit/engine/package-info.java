/** Which engine is imitated, as data: API versions, quirks, and what no fake engine does. */
@NullMarked
package dev.stowage.testkit.engine;

import org.jspecify.annotations.NullMarked;
