/**
 * The content of one volume into another, on one engine or between two.
 *
 * <p>Data goes through this program as a stream; nothing runs and nothing is pulled.
 */
@NullMarked
package dev.stowage.volume.copy;

import org.jspecify.annotations.NullMarked;
