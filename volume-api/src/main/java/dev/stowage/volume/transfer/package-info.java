/**
 * The moving of content, watched and ended while it goes on.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.transfer;

import org.jspecify.annotations.NullMarked;
