/**
 * Volume plugins for the engine in memory, with faults and a journal of what they were asked.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.testkit.plugin;

import org.jspecify.annotations.NullMarked;
