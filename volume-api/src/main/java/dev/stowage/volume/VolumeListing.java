package dev.stowage.volume;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The volumes an engine listed, and its warnings about what may be missing.
 *
 * <p>With a dead volume plugin the engine answers after 15 seconds as if all were well and says so
 * only in a warning: look at {@link #warnings} before concluding that a volume is gone. The volumes
 * of a disabled plugin are missing without one. Immutable and thread-safe.
 *
 * @param volumes the volumes, sorted by name
 * @param warnings the engine's own words; empty if the list is complete
 */
public record VolumeListing(List<VolumeState> volumes, List<String> warnings)
    implements Iterable<VolumeState> {

  /**
   * Makes a listing.
   *
   * @param volumes the volumes, in any order
   * @param warnings the engine's warnings
   */
  public VolumeListing {
    volumes =
        List.copyOf(volumes).stream().sorted(Comparator.comparing(VolumeState::name)).toList();
    warnings = List.copyOf(warnings);
  }

  /**
   * Streams over the volumes.
   *
   * @return the volumes, sorted by name
   */
  public Stream<VolumeState> stream() {
    return volumes.stream();
  }

  @Override
  public Iterator<VolumeState> iterator() {
    return volumes.iterator();
  }
}
