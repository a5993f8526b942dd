/** What an engine cannot do to the files of a volume without running a program of some image. */
@NullMarked
package dev.stowage.volume.edit;

import org.jspecify.annotations.NullMarked;
