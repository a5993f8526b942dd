package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.ContentPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an archive or a volume holds: every entry, with the hash of each regular file. Immutable.
 *
 * <p>It is kept packed, in about fifty bytes for each entry, and unpacked while it is walked
 * through.
 */
public final class Manifest {

  private final List<ManifestEntry> entries;
  private final long size;
  private final List<Loss> losses;

  private Manifest(List<ManifestEntry> entries, long size, List<Loss> losses) {
    this.entries = entries;
    this.size = size;
    this.losses = losses;
  }

  /**
   * Makes a manifest.
   *
   * @param entries what is in the archive, in any order; of several at one path the last counts
   * @return the manifest
   */
  public static Manifest of(List<ManifestEntry> entries) {
    Builder builder = new Builder();
    requireNonNull(entries, "entries").forEach(builder::add);
    return builder.build();
  }

  /**
   * Begins a manifest of what comes one after the other.
   *
   * @return a builder without entries
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the entries.
   *
   * @return an unmodifiable list, sorted by path; the volume's root is the first. Walking through
   *     it is quick, reaching into it by number less so
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
    return size;
  }

  /**
   * Returns what is known not to have come along, because no archive of an engine can hold it, or
   * because the driver of the volume does not keep it. Fractions of seconds are lost always.
   *
   * @return an unmodifiable list, sorted by path; {@link Loss.Kind} tells what can be known
   */
  public List<Loss> losses() {
    return losses;
  }

  /**
   * Lists the paths at which another archive differs: in kind, size, owner, mode, link or content.
   * Times are not compared.
   *
   * @param other the other one
   * @return paths in either, sorted
   */
  public List<ContentPath> differences(Manifest other) {
    ManifestComparison comparison = compare();
    other.entries.forEach(comparison::add);
    return comparison.differences();
  }

  /**
   * Returns the same entries with more that is lost.
   *
   * @param more what and where
   * @return a new manifest, or this one if nothing is added
   */
  public Manifest withLosses(Collection<Loss> more) {
    return more.isEmpty()
        ? this
        : new Manifest(
            entries,
            size,
            Stream.concat(losses.stream(), more.stream()).distinct().sorted().toList());
  }

  /**
   * Begins to compare this with entries that come one after the other. If they come sorted, only
   * those that differ are kept.
   *
   * @return a comparison with nothing
   */
  public ManifestComparison compare() {
    return new ManifestComparison(entries, ManifestEntry::holdsTheSame);
  }

  /**
   * Begins to compare this with entries that come one after the other, as {@link #compare()} does,
   * but leaves owner and mode aside.
   *
   * @return a comparison with nothing
   */
  public ManifestComparison compareContent() {
    return new ManifestComparison(entries, ManifestEntry::hasTheSameContent);
  }

  /**
   * Opens a copy of this manifest.
   *
   * @return a builder that holds the same entries and losses
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    entries.forEach(builder::add);
    losses.forEach(builder::lost);
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Manifest that
        && entries.equals(that.entries)
        && losses.equals(that.losses);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** Returns a line such as {@code 12 entries, 4096 bytes}. */
  @Override
  public String toString() {
    return entries.size()
        + " entries, "
        + size
        + " bytes"
        + (losses.isEmpty() ? "" : ", lost: " + losses);
  }

  /** Takes entries and packs them. Not thread-safe. */
  public static final class Builder {

    private final SortedRuns runs = new SortedRuns();
    private final List<Loss> losses = new ArrayList<>();

    private Builder() {}

    /**
     * Adds an entry, over an earlier one at the same path. Quickest in the order of paths.
     *
     * @param entry the entry
     * @return this builder
     */
    public Builder add(ManifestEntry entry) {
      runs.add(requireNonNull(entry, "entry"));
      return this;
    }

    /**
     * Adds something that is lost.
     *
     * @param loss what and where
     * @return this builder
     */
    public Builder lost(Loss loss) {
      losses.add(requireNonNull(loss, "loss"));
      return this;
    }

    /**
     * Makes the manifest; nothing can be added afterwards.
     *
     * @return the manifest
     */
    public Manifest build() {
      List<ManifestEntry> entries = runs.merged();
      long size = entries.stream().mapToLong(entry -> entry.state().size()).sum();
      return new Manifest(entries, size, losses.stream().sorted().toList());
    }
  }
}
