/** Trees of files in memory, with owner, mode, times and links, and their way in and out as tar. */
@NullMarked
package dev.stowage.testkit.files;

import org.jspecify.annotations.NullMarked;
