package dev.stowage.volume.content;

import dev.stowage.volume.file.ContentPath;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Sorted entries, of which the next can be seen before it is taken. */
final class Peeking {

  private final Iterator<ManifestEntry> entries;
  private @Nullable ManifestEntry next;

  Peeking(Iterator<ManifestEntry> entries) {
    this.entries = entries;
    advance();
  }

  private void advance() {
    next = entries.hasNext() ? entries.next() : null;
  }

  boolean hasNext() {
    return next != null;
  }

  ManifestEntry next() {
    ManifestEntry taken = next;
    if (taken == null) {
      throw new NoSuchElementException();
    }
    advance();
    return taken;
  }

  /** Compares the next one's path; whoever has no more comes behind all. */
  int compareTo(ContentPath path) {
    return next == null ? 1 : next.state().path().compareTo(path);
  }

  int compareTo(Peeking other) {
    return other.next == null ? (next == null ? 0 : -1) : compareTo(other.next.state().path());
  }
}
