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
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds: every entry, with the hash of each regular file. Immutable.
 *
 * <p>What the engine cannot carry is not in an archive: extended attributes, fractions of seconds,
 * holes in sparse files (they come as zeros), and sockets.
 */
public final class Manifest {

  private final List<ManifestEntry> entries;

  private Manifest(List<ManifestEntry> entries) {
    this.entries = entries;
  }

  /**
   * Makes a manifest.
   *
   * @param entries what is in the archive, in any order; of several at one path the last counts
   * @return the manifest
   */
  public static Manifest of(List<ManifestEntry> entries) {
    Map<ContentPath, ManifestEntry> byPath = new TreeMap<>();
    requireNonNull(entries, "entries").forEach(entry -> byPath.put(entry.state().path(), entry));
    return new Manifest(List.copyOf(byPath.values()));
  }

  /**
   * Returns the entries.
   *
   * @return an unmodifiable list, sorted by path; the volume's root is the first
   */
  public List<ManifestEntry> entries() {
    return entries;
  }

  /**
   * Returns how long all regular files are together.
   *
   * @return bytes
   */
  public long size() {
    return entries.stream().mapToLong(entry -> entry.state().size()).sum();
  }

  /**
   * Lists the paths at which another archive differs: in kind, size, owner, mode, link or content.
   * Times are not compared.
   *
   * @param other the other one
   * @return paths in either, sorted
   */
  public List<ContentPath> differences(Manifest other) {
    Map<ContentPath, ManifestEntry> mine = withoutOrderOfLinks();
    Set<ContentPath> different = new TreeSet<>();
    other
        .withoutOrderOfLinks()
        .forEach(
            (path, entry) -> {
              ManifestEntry own = mine.remove(path);
              if (own == null || !own.holdsTheSame(entry)) {
                different.add(path);
              }
            });
    different.addAll(mine.keySet());
    return List.copyOf(different);
  }

  /** Of the names that a file has, the first to come is not always the same. */
  private Map<ContentPath, ManifestEntry> withoutOrderOfLinks() {
    Map<ContentPath, ManifestEntry> all = new TreeMap<>();
    entries.forEach(entry -> all.put(entry.state().path(), entry));
    Map<ContentPath, ContentPath> least = new HashMap<>();
    for (ManifestEntry entry : entries) {
      if (entry.state().kind() == FileKind.HARD_LINK) {
        least.merge(target(entry), entry.state().path(), (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    for (ManifestEntry entry : entries) {
      boolean link = entry.state().kind() == FileKind.HARD_LINK;
      ContentPath first = link ? target(entry) : entry.state().path();
      ManifestEntry file = all.get(first);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Manifest that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** Returns a line such as {@code 12 entries, 4096 bytes}. */
  @Override
  public String toString() {
    return entries.size() + " entries, " + size() + " bytes";
  }
}
