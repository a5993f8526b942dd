package dev.stowage.volume.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Sorts entries that mostly come sorted, and keeps them packed meanwhile. Not thread-safe. */
final class SortedRuns {

  /** Each at least as long as the one above it: so each entry is merged few times. */
  private final Deque<List<ManifestEntry>> runs = new ArrayDeque<>();

  private PackedEntries.Packer current = new PackedEntries.Packer();

  void add(ManifestEntry entry) {
    if (!current.takes(entry)) {
      endRun();
    }
    current.add(entry);
  }

  private void endRun() {
    List<ManifestEntry> run = current.pack();
    while (!runs.isEmpty() && runs.getFirst().size() <= run.size()) {
      run = merge(runs.pop(), run);
    }
    runs.push(run);
    current = new PackedEntries.Packer();
  }

  /** Ends it all. Of two entries at one path the later counts. */
  List<ManifestEntry> merged() {
    List<ManifestEntry> all = current.pack();
    while (!runs.isEmpty()) {
      all = merge(runs.pop(), all);
    }
    return all;
  }

  private static List<ManifestEntry> merge(List<ManifestEntry> earlier, List<ManifestEntry> later) {
    PackedEntries.Packer merged = new PackedEntries.Packer();
    Peeking one = new Peeking(earlier.iterator());
    Peeking two = new Peeking(later.iterator());
    while (one.hasNext() || two.hasNext()) {
      int order = one.compareTo(two);
      if (order == 0) {
        one.next();
      }
      merged.add(order < 0 ? one.next() : two.next());
    }
    return merged.pack();
  }
}
