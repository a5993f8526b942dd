/** The content of volumes: files and whole archives, carried as tar streams. */
@NullMarked
package dev.stowage.docker.content;

import org.jspecify.annotations.NullMarked;
