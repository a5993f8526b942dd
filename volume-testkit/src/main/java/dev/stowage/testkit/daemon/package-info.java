/** One engine in memory: volumes, containers, images and the host, put together. */
@NullMarked
package dev.stowage.testkit.daemon;

import org.jspecify.annotations.NullMarked;
