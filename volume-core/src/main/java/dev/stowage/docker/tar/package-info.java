/** A tar as it is read, judged and written: streams and values, and no engine. */
@NullMarked
package dev.stowage.docker.tar;

import org.jspecify.annotations.NullMarked;
