package dev.stowage.testkit.world;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much can still be written. There is no end of it, unless the disk has a size, and but for
 * calls that are to meet a full disk.
 */
public final class Disk {

  /** What is left to the call that this thread makes; nothing said means all it wants. */
  private final ThreadLocal<@Nullable Long> left = new ThreadLocal<>();

  private volatile @Nullable LongSupplier free;

  Disk() {}

  /**
   * Gives the disk a size.
   *
   * @param use tells how much of it is taken
   */
  public void limit(long size, LongSupplier use) {
    free = () -> Math.max(0, size - use.getAsLong());
  }

  /** Does something with as much as is free when it begins. */
  public <T> T withFree(Supplier<T> action) {
    LongSupplier known = free;
    return known == null ? action.get() : withOnly(known.getAsLong(), action);
  }

  /** Does something for which only so many bytes are left. */
  public <T> T withOnly(long bytes, Supplier<T> action) {
    left.set(bytes);
    try {
      return action.get();
    } finally {
      left.remove();
    }
  }

  /** Takes some bytes; returns how many of them there were. */
  public long take(long bytes) {
    Long before = left.get();
    if (before == null) {
      return bytes;
    }
    long taken = Math.min(before, bytes);
    left.set(before - taken);
    return taken;
  }
}
