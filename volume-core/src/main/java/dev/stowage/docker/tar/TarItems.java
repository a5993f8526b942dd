package dev.stowage.docker.tar;

import dev.stowage.volume.content.Loss;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be written to a tar, one after the other; it may hold something open. */
@FunctionalInterface
public interface TarItems extends Closeable {

  /** Returns the next one, whose content is read before the one after it; null after the last. */
  @Nullable TarItem next() throws IOException;

  @Override
  default void close() throws IOException {}

  /** Tells whether no two of them have one path, and none is below anything but directories. */
  default boolean isOrderless() {
    return false;
  }

  /** Tells what was met so far that no tar can hold. */
  default List<Loss> losses() {
    return List.of();
  }

  /** Returns the same, each moved into a directory. */
  default TarItems under(String directory) {
    return new MovedItems(this, directory);
  }

  static TarItems of(TarItem... items) {
    Iterator<TarItem> all = List.of(items).iterator();
    return () -> all.hasNext() ? all.next() : null;
  }

  /** Returns what is in a tar, which must come to its proper end. */
  static TarItems of(InputStream tar) {
    return new ReadItems(tar);
  }
}
