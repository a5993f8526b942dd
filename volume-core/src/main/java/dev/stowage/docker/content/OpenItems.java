package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Items;
import java.io.Closeable;

/** Items that hold something open. */
interface OpenItems extends Items, Closeable {

  /** Tells whether no two of them have one path, and none is below anything but directories. */
  default boolean isOrderless() {
    return false;
  }
}
