package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Map<ContentPath, ManifestEntry> mine = new TreeMap<>(Comparator.naturalOrder());
    entries.forEach(entry -> mine.put(entry.state().path(), entry));
    Map<ContentPath, ContentPath> different = new TreeMap<>();
    for (ManifestEntry entry : other.entries) {
      ContentPath path = entry.state().path();
      ManifestEntry own = mine.remove(path);
      if (own == null || !own.holdsTheSame(entry)) {
        different.put(path, path);
      }
    }
    mine.keySet().forEach(path -> different.put(path, path));
    return List.copyOf(different.keySet());
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
