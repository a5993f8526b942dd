package dev.stowage.testkit.world;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Hands out the 64 hex digits by which an engine calls things; the same seed, the same ids. */
public final class Identifiers {

  private final RandomGenerator random;
  private final Deque<String> given = new ArrayDeque<>();

  public Identifiers(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Lets something be done with ids that are known already; what is not taken is forgotten. */
  public void with(Collection<String> known, Runnable action) {
    given.addAll(known);
    try {
      action.run();
    } finally {
      given.clear();
    }
  }

  /** Returns 64 hex digits, never handed out before. */
  public String next() {
    String known = given.poll();
    return known == null ? made() : known;
  }

  private String made() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns a number from zero, below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }
}
