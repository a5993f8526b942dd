package dev.stowage.volume.content;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries sorted by path, in about fifty bytes each: an entry is told by what it has not in common
 * with the one before. Only the first of each page stands for itself. Immutable.
 */
final class PackedEntries extends AbstractList<ManifestEntry> {

  private final List<Page> pages;
  private final int size;

  private PackedEntries(List<Page> pages, int size) {
    this.pages = pages;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ManifestEntry get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).first <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    EntryReader reader = new EntryReader(pages.get(low).bytes);
    ManifestEntry entry = reader.next();
    for (int at = pages.get(low).first; at < index; at++) {
      entry = reader.next();
    }
    return entry;
  }

  @Override
  public Iterator<ManifestEntry> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<ManifestEntry> {

    private int page;
    private EntryReader reader = new EntryReader(new byte[0]);

    @Override
    public boolean hasNext() {
      return reader.hasNext() || page < pages.size();
    }

    @Override
    public ManifestEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (!reader.hasNext()) {
        reader = new EntryReader(pages.get(page).bytes);
        page++;
      }
      return reader.next();
    }
  }

  /** Some entries, one behind the other. */
  private static final class Page {

    private final int first;
    private final byte[] bytes;

    Page(int first, byte[] bytes) {
      this.first = first;
      this.bytes = bytes;
    }
  }

  /** Packs entries that come in order. Not thread-safe. */
  static final class Packer {

    private static final int PAGE = 1 << 12;

    private final List<Page> pages = new ArrayList<>();
    private EntryWriter writer = new EntryWriter();
    private int first;
    private int size;
    private @Nullable ManifestEntry last;

    /** Tells whether an entry comes behind all that were added. */
    boolean takes(ManifestEntry entry) {
      ManifestEntry before = last;
      return before == null || before.state().path().compareTo(entry.state().path()) < 0;
    }

    void add(ManifestEntry entry) {
      writer.write(entry);
      last = entry;
      size++;
      if (writer.length() >= PAGE) {
        endPage();
      }
    }

    private void endPage() {
      pages.add(new Page(first, writer.toBytes()));
      writer = new EntryWriter();
      first = size;
    }

    PackedEntries pack() {
      if (writer.length() > 0) {
        endPage();
      }
      return new PackedEntries(List.copyOf(pages), size);
    }
  }
}
