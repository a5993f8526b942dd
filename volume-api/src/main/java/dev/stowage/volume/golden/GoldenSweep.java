package dev.stowage.volume.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which golden volumes are to go: those to which everything applies that is said here. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * GoldenSweep sweep =
 *     GoldenSweep.olderThan(Duration.ofDays(30)).keepingNewest(2).except("orders-db:release");
 * }</pre>
 */
public final class GoldenSweep {

  private final Duration age;
  private final int newest;
  private final Set<GoldenName> kept;
  private final @Nullable String repository;

  private GoldenSweep(Duration age, int newest, Set<GoldenName> kept, @Nullable String repository) {
    this.age = age;
    this.newest = newest;
    this.kept = kept;
    this.repository = repository;
  }

  /**
   * Sweeps all golden volumes away.
   *
   * @return a sweep that spares none
   */
  public static GoldenSweep all() {
    return new GoldenSweep(Duration.ZERO, 0, Set.of(), null);
  }

  /**
   * Sweeps those away that were frozen a while ago, by the engine's clock.
   *
   * @param age how long ago
   * @return a sweep that spares younger ones
   * @throws InvalidDefinitionException if it is negative
   */
  public static GoldenSweep olderThan(Duration age) {
    requireThat(!requireNonNull(age, "age").isNegative(), "age " + age);
    return new GoldenSweep(age, 0, Set.of(), null);
  }

  private static void requireThat(boolean good, String what) {
    if (!good) {
      throw new InvalidDefinitionException(
          "sweep golden volumes", List.of(new Finding(what, "is negative", "give zero or more")));
    }
  }

  /**
   * Spares the newest ones of each {@linkplain GoldenName#repository repository}.
   *
   * @param count how many of each
   * @return the same sweep with that
   * @throws InvalidDefinitionException if it is negative
   */
  public GoldenSweep keepingNewest(int count) {
    requireThat(count >= 0, "count " + count);
    return new GoldenSweep(age, count, kept, repository);
  }

  /**
   * Spares all that are of another {@linkplain GoldenName#repository repository}.
   *
   * @param only a name without its tag
   * @return the same sweep with that
   * @throws InvalidDefinitionException if it is none
   */
  public GoldenSweep ofRepository(String only) {
    return new GoldenSweep(age, newest, kept, GoldenName.of(only).repository());
  }

  /**
   * Spares some by their names, beside those that were named before.
   *
   * @param names names as {@link GoldenName#of} reads them
   * @return the same sweep with that
   * @throws InvalidDefinitionException if one is no name
   */
  public GoldenSweep except(String... names) {
    Set<GoldenName> all = new TreeSet<>(kept);
    Arrays.stream(requireNonNull(names, "names")).map(GoldenName::of).forEach(all::add);
    return new GoldenSweep(age, newest, Set.copyOf(all), repository);
  }

  /**
   * Returns how long ago one must have been frozen.
   *
   * @return the age; zero if any will do
   */
  public Duration age() {
    return age;
  }

  /**
   * Returns how many of each repository are spared.
   *
   * @return the count; zero if none
   */
  public int newest() {
    return newest;
  }

  /**
   * Returns which are spared by their names.
   *
   * @return an unmodifiable set
   */
  public Set<GoldenName> kept() {
    return kept;
  }

  /**
   * Returns of which repository alone some go.
   *
   * @return a name without its tag, or empty for all
   */
  public Optional<String> repository() {
    return Optional.ofNullable(repository);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoldenSweep that
        && age.equals(that.age)
        && newest == that.newest
        && kept.equals(that.kept)
        && Objects.equals(repository, that.repository);
  }

  @Override
  public int hashCode() {
    return Objects.hash(age, newest, kept, repository);
  }

  /** Returns a line such as {@code older than PT720H, but the newest 2 of each, but [a:latest]}. */
  @Override
  public String toString() {
    return (repository == null ? "" : repository + " ")
        + "older than "
        + age
        + (newest == 0 ? "" : ", but the newest " + newest + " of each")
        + (kept.isEmpty() ? "" : ", but " + new TreeSet<>(kept));
  }
}
