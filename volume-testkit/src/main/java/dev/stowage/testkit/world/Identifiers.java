package dev.stowage.testkit.world;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Hands out the 64 hex digits by which an engine calls things; the same seed, the same ids. */
public final class Identifiers {

  private final RandomGenerator random;

  public Identifiers(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Returns 64 hex digits, never handed out before. */
  public String next() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns a number from zero, below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }
}
