/**
 * What is in a volume: its files, and its whole content as an archive.
 *
 * <p>Nothing runs for it and nothing is pulled: the engine carries the data in and out of a
 * container that is created for the purpose, never started, and removed again.
 */
@NullMarked
package dev.stowage.volume.content;

import org.jspecify.annotations.NullMarked;
