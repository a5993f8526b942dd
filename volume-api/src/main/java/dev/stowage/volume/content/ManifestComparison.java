package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Compares a manifest with entries that come one after the other, in kind, size, owner, mode, link
 * and content; times are not compared. Not thread-safe.
 */
public final class ManifestComparison {

  private final Peeking expected;

  /** What was not met in its place, by path. */
  private final Map<ContentPath, ManifestEntry> unmet = new TreeMap<>();

  private final Map<ContentPath, ManifestEntry> unexpected = new TreeMap<>();

  private final BiPredicate<ManifestEntry, ManifestEntry> sameness;

  ManifestComparison(
      List<ManifestEntry> expected, BiPredicate<ManifestEntry, ManifestEntry> sameness) {
    this.expected = new Peeking(expected.iterator());
    this.sameness = sameness;
  }

  /**
   * Takes what comes next.
   *
   * @param found an entry, at a path that has not come before
   */
  public void add(ManifestEntry found) {
    ContentPath path = requireNonNull(found, "found").state().path();
    while (expected.compareTo(path) < 0) {
      keep(unmet, expected.next());
    }
    if (expected.compareTo(path) > 0) {
      keep(unexpected, found);
      return;
    }
    ManifestEntry wanted = expected.next();
    if (!sameness.test(wanted, found)) {
      keep(unmet, wanted);
      keep(unexpected, found);
    }
  }

  private static void keep(Map<ContentPath, ManifestEntry> kept, ManifestEntry entry) {
    kept.put(entry.state().path(), entry);
  }

  /**
   * Ends the comparison, and tells only of what the manifest has; more may have come.
   *
   * @return the paths of the manifest at which nothing came, or something else, sorted
   */
  public List<ContentPath> unmet() {
    List<ContentPath> different = differences();
    return different.stream().filter(unmet::containsKey).toList();
  }

  /**
   * Ends the comparison.
   *
   * @return the paths at which they differ, sorted; also those that only one has
   */
  public List<ContentPath> differences() {
    while (expected.hasNext()) {
      keep(unmet, expected.next());
    }
    Map<ContentPath, ManifestEntry> wanted = withoutOrderOfNames(unmet);
    Set<ContentPath> different = new TreeSet<>();
    withoutOrderOfNames(unexpected)
        .forEach(
            (path, entry) -> {
              ManifestEntry own = wanted.remove(path);
              if (own == null || !sameness.test(own, entry)) {
                different.add(path);
              }
            });
    different.addAll(wanted.keySet());
    return List.copyOf(different);
  }

  /** Of the names that a file has, the first to come is not always the same. */
  private static Map<ContentPath, ManifestEntry> withoutOrderOfNames(
      Map<ContentPath, ManifestEntry> entries) {
    Map<ContentPath, ContentPath> least = new HashMap<>();
    for (ManifestEntry entry : entries.values()) {
      if (entry.state().kind() == FileKind.HARD_LINK) {
        least.merge(target(entry), entry.state().path(), (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    Map<ContentPath, ManifestEntry> all = new TreeMap<>(entries);
    for (ManifestEntry entry : entries.values()) {
      boolean link = entry.state().kind() == FileKind.HARD_LINK;
      ContentPath first = link ? target(entry) : entry.state().path();
      ManifestEntry file = entries.get(first);
      ContentPath name = least.get(first);
      if (name != null && file != null) {
        String group = (name.compareTo(first) < 0 ? name : first).value();
        all.put(entry.state().path(), new ManifestEntry(linked(entry, file, group), file.sha256()));
      }
    }
    return all;
  }

  private static ContentPath target(ManifestEntry link) {
    return ContentPath.of(link.state().link().orElse(""));
  }

  private static FileState linked(ManifestEntry name, ManifestEntry file, String group) {
    FileState state = file.state();
    return FileState.at(name.state().path(), FileKind.HARD_LINK)
        .size(state.size())
        .access(state.owner(), state.mode())
        .link(group)
        .build();
  }
}
