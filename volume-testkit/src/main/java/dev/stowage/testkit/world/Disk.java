package dev.stowage.testkit.world;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much can still be written. There is no end of it, but for calls that are to meet a full disk.
 */
public final class Disk {

  /** What is left to the call that this thread makes; nothing said means all it wants. */
  private final ThreadLocal<@Nullable Long> left = new ThreadLocal<>();

  Disk() {}

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
  public int take(int bytes) {
    Long before = left.get();
    if (before == null) {
      return bytes;
    }
    int taken = (int) Math.min(before, bytes);
    left.set(before - taken);
    return taken;
  }
}
