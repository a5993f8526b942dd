package dev.stowage.testkit.swarm;

import java.math.BigInteger;
import java.time.Instant;

/** What every object of a Swarm has: an id, a version, times. Guarded by the world's lock. */
public final class SwarmMeta {

  private static final int ID_LENGTH = 25;

  private final SwarmClock clock;
  private final String id;
  private final Instant created;
  private Instant updated;
  private long version;

  SwarmMeta(SwarmClock clock) {
    this.clock = clock;
    this.id = newId(clock);
    this.created = clock.world().clock().instant();
    this.updated = created;
    this.version = clock.next();
  }

  /** Returns 25 letters and digits, as Swarm calls all that it has. */
  static String newId(SwarmClock clock) {
    String digits =
        "0".repeat(ID_LENGTH) + new BigInteger(clock.world().ids().next(), 16).toString(36);
    return digits.substring(digits.length() - ID_LENGTH);
  }

  public String id() {
    return id;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  public long version() {
    return version;
  }

  /** Notes a change. */
  void touch() {
    updated = clock.world().clock().instant();
    version = clock.next();
  }

  Runnable save() {
    Instant time = updated;
    long number = version;
    return () -> {
      updated = time;
      version = number;
    };
  }
}
