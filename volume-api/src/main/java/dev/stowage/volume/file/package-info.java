/** Single files in a volume: where they are, of what kind, whose, and with which mode. */
@NullMarked
package dev.stowage.volume.file;

import org.jspecify.annotations.NullMarked;
