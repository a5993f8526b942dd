package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A container that exists has not mounted what was asked for.
 *
 * <p>So it goes when a plugin forgot a volume and the engine made a fresh local one of that name in
 * its place, or when an engine drops the driver of a mount. The container was left as it is.
 */
public final class MountsDifferException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String container;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<Finding> findings;

  /**
   * Makes a failure that names each difference.
   *
   * @param container the container's name or id
   * @param findings what differs; sorted and without repetition afterwards
   * @throws IllegalArgumentException if there is no finding
   */
  public MountsDifferException(String container, Collection<Finding> findings) {
    super(
        "verify the mounts of container '" + container + "'",
        inWords(findings),
        "Remove the container before it runs, and look at the volume's driver",
        null);
    this.container = requireNonNull(container, "container");
    this.findings = findings.stream().distinct().sorted().toList();
  }

  /**
   * Returns the container.
   *
   * @return its name or id as it was given
   */
  public String container() {
    return container;
  }

  /**
   * Returns what differs, sorted.
   *
   * @return an unmodifiable list of at least one finding
   */
  public List<Finding> findings() {
    return findings;
  }

  private static String inWords(Collection<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a failure needs at least one finding");
    }
    return findings.stream()
        .distinct()
        .sorted()
        .map(Finding::toString)
        .collect(Collectors.joining("; "));
  }
}
