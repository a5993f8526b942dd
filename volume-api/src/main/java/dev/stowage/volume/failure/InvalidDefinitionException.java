package dev.stowage.volume.failure;

import dev.stowage.volume.Finding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be carried out as it stands. Nothing has been sent to the engine. */
public final class InvalidDefinitionException extends VolumeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<Finding> findings;

  /**
   * Makes a failure out of one or more findings.
   *
   * @param attempt what was being built or prepared, such as {@code build a volume definition}
   * @param findings everything that is wrong; sorted and without repetition afterwards
   * @throws IllegalArgumentException if there is no finding
   */
  public InvalidDefinitionException(String attempt, Collection<Finding> findings) {
    super(attempt, reasonOf(findings), "Mend the definition; nothing was sent to the engine", null);
    this.findings = sorted(findings);
  }

  /**
   * Throws if there is any finding, and does nothing otherwise.
   *
   * @param attempt what was being built or prepared
   * @param findings what was found, perhaps nothing
   * @throws InvalidDefinitionException if there is at least one finding
   */
  public static void throwIfAny(String attempt, Collection<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new InvalidDefinitionException(attempt, findings);
    }
  }

  /**
   * Returns everything that is wrong, sorted.
   *
   * @return an unmodifiable list of at least one finding
   */
  public List<Finding> findings() {
    return findings;
  }

  private static String reasonOf(Collection<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a failure needs at least one finding");
    }
    List<Finding> sorted = sorted(findings);
    if (sorted.size() == 1) {
      return sorted.get(0).toString();
    }
    return sorted.stream()
        .map(finding -> "\n  - " + finding)
        .collect(Collectors.joining("", sorted.size() + " problems:", ""));
  }

  private static List<Finding> sorted(Collection<Finding> findings) {
    return findings.stream().distinct().sorted().toList();
  }
}
