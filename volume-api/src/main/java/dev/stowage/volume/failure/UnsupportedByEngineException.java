package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The engine at hand cannot do what a definition asks for.
 *
 * <p>Old engines drop a field that they do not know without a word: a dropped subpath mounts the
 * whole volume. Stowage therefore refuses before anything is sent. Each finding names the API
 * version that is missing.
 */
public final class UnsupportedByEngineException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String engine;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<Finding> findings;

  /**
   * Makes a failure out of everything the engine cannot do.
   *
   * @param attempt what was being prepared, such as {@code mount 3 mounts}
   * @param engine the engine at hand, such as {@code Docker Engine 20.10.24 (API 1.41)}
   * @param findings what it cannot do; sorted and without repetition afterwards
   * @throws IllegalArgumentException if there is no finding
   */
  public UnsupportedByEngineException(String attempt, String engine, Collection<Finding> findings) {
    super(
        attempt,
        engine
            + " cannot do this: "
            + sorted(findings).stream().map(Finding::toString).collect(Collectors.joining("; ")),
        "Nothing was sent to the engine",
        null);
    this.engine = requireNonNull(engine, "engine");
    this.findings = sorted(findings);
  }

  /**
   * Returns the engine at hand.
   *
   * @return its name, version and API version
   */
  public String engine() {
    return engine;
  }

  /**
   * Returns what the engine cannot do, sorted.
   *
   * @return an unmodifiable list of at least one finding
   */
  public List<Finding> findings() {
    return findings;
  }

  private static List<Finding> sorted(Collection<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a failure needs at least one finding");
    }
    return findings.stream().distinct().sorted().toList();
  }
}
