package dev.stowage.differential;

import dev.stowage.volume.ApiVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that the engine in memory is known to do otherwise than a real one.
 *
 * @param what what differs, and why it stays so
 * @param since when it was found
 * @param concerns on which engines, by their newest API version
 * @param sign tells it from other differences
 * @param witness operations that show it
 */
record KnownDeviation(
    String what,
    LocalDate since,
    Predicate<ApiVersion> concerns,
    Predicate<Difference> sign,
    List<Operation> witness) {

  @Override
  public String toString() {
    return what + " (since " + since + ")";
  }
}
