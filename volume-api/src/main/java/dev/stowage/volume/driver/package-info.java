/** Volume drivers: who keeps the data of a volume, and with which options. */
@NullMarked
package dev.stowage.volume.driver;

import org.jspecify.annotations.NullMarked;
