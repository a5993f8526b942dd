package dev.stowage.docker.content;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Words for who makes something, which are written on it, so that others can tell later whether it
 * is still being made. Thread-safe.
 */
public final class Making {

  private static final AtomicLong MADE = new AtomicLong();

  private final CarrierHolder holder;

  /** The words for what is being made here. */
  private final Set<String> making = ConcurrentHashMap.newKeySet();

  public Making(SweptArchives archives) {
    this.holder = archives.holder();
  }

  /** Makes something, given words that nobody else has. */
  public <T> T as(Function<String, T> work) {
    String mine = holder.text() + " " + MADE.incrementAndGet();
    making.add(mine);
    try {
      return work.apply(mine);
    } finally {
      making.remove(mine);
    }
  }

  /** Tells whether whoever made something is done with it, or is no more. */
  public boolean isAbandoned(String words) {
    return CarrierHolder.isDead(words)
        || (words.startsWith(holder.text() + " ") && !making.contains(words));
  }

  /** Tells whether nobody here can judge words, because they are of another machine. */
  public boolean isOfElsewhere(String words) {
    return !CarrierHolder.knows(words);
  }
}
