package dev.stowage.differential;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that the engine in memory is known to do otherwise than a real one.
 *
 * @param what what differs, and why it stays so
 * @param since when it was found
 * @param sign tells it from other differences
 * @param witness operations that show it, on every engine that it concerns
 */
record KnownDeviation(
    String what, LocalDate since, Predicate<Difference> sign, List<Operation> witness) {}
