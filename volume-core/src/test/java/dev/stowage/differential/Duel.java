package dev.stowage.differential;

import com.github.dockerjava.transport.DockerHttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Plays the same sequence on two engines, each time with names that were never used before. */
final class Duel implements AutoCloseable {

  private static final String RUN = Long.toString(System.currentTimeMillis() % 100_000_000, 36);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Supplier<? extends DockerHttpClient> fake;
  private final DockerHttpClient real;
  private final List<KnownDeviation> known;
  private final String image = "sdimage" + RUN + ":1";

  Duel(
      Supplier<? extends DockerHttpClient> fake,
      DockerHttpClient real,
      List<KnownDeviation> known) {
    this.fake = fake;
    this.real = real;
    this.known = known;
    TestImage.putOn(real, image);
  }

  /** Removes what all sequences shared. */
  @Override
  public void close() {
    TestImage.removeFrom(real, image);
  }

  /** Returns the first difference that is not known, or nothing. */
  Optional<Difference> play(List<Operation> operations) {
    String prefix = "sd%s%05dx".formatted(RUN, COUNT.incrementAndGet());
    DockerHttpClient fresh = fake.get();
    TestImage.putOn(fresh, image);
    Side one = new Side(fresh, prefix, image);
    Side other = new Side(real, prefix, image);
    try {
      for (int step = 0; step < operations.size(); step++) {
        Optional<Difference> found = compare(step, operations.get(step), one, other);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } finally {
      other.clean();
    }
  }

  private Optional<Difference> compare(int step, Operation operation, Side one, Side other) {
    List<Answer> ours = one.play(operation);
    List<Answer> theirs = other.play(operation);
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      if (!ours.get(i).equals(theirs.get(i))) {
        Difference difference = new Difference(step, operation, ours.get(i), theirs.get(i));
        return known.stream().anyMatch(it -> it.sign().test(difference))
            ? Optional.empty()
            : Optional.of(difference);
      }
    }
    return Optional.empty();
  }

  /** Leaves out of a sequence that shows a difference what the difference does not need. */
  List<Operation> shrink(List<Operation> operations, Difference difference) {
    List<Operation> upTo = operations.subList(0, difference.step() + 1);
    return Shrinker.smallest(
        upTo, smaller -> play(smaller).filter(it -> sameKind(it, difference)).isPresent());
  }

  private static boolean sameKind(Difference one, Difference other) {
    return one.operation().getClass().equals(other.operation().getClass())
        && one.fake().status() == other.fake().status()
        && one.real().status() == other.real().status();
  }
}
