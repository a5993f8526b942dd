package dev.stowage.volume.transfer;

import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.transfer.Progress.Stage;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far a transfer is by now, and who moves. Thread-safe. */
final class Course {

  private static final long BYTES_BETWEEN = 1 << 20;
  private static final long ENTRIES_BETWEEN = 256;

  private final Consumer<? super Progress> watcher;
  private Progress progress = new Progress(Stage.READ, 0, 0, 0);
  private long toldBytes;
  private long toldEntries;
  private boolean cancelled;
  private boolean interrupted;
  private @Nullable Thread mover;
  private @Nullable RuntimeException watcherFailure;

  Course(Consumer<? super Progress> watcher) {
    this.watcher = watcher;
  }

  synchronized Progress progress() {
    return progress;
  }

  synchronized void cancel() {
    cancelled = true;
    Thread waiting = mover;
    if (waiting != null && !interrupted) {
      interrupted = true;
      waiting.interrupt();
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  <T> T during(String attempt, Supplier<T> work) {
    enter(attempt);
    try {
      T done = work.get();
      tellTheRest();
      return done;
    } catch (RuntimeException e) {
      throw isCancelled() ? cause(attempt, e) : e;
    } finally {
      leave();
    }
  }

  /** Whatever fails after it was cancelled, fails for that. */
  private synchronized RuntimeException cause(String attempt, RuntimeException failure) {
    RuntimeException first = watcherFailure;
    if (first == null) {
      return new TransferCancelledException(attempt, progress, failure);
    }
    first.addSuppressed(failure);
    return first;
  }

  private synchronized void enter(String attempt) {
    if (cancelled) {
      throw new TransferCancelledException(attempt, progress, null);
    }
    if (mover != null) {
      throw new IllegalStateException(attempt + ": this transfer is at work already");
    }
    mover = Thread.currentThread();
  }

  private synchronized void leave() {
    mover = null;
    if (interrupted) {
      // It is ours, and nobody else is to find it.
      Thread.interrupted();
    }
  }

  void begin(Stage stage, long expectedBytes) {
    tellTheRest();
    synchronized (this) {
      progress = new Progress(stage, 0, 0, expectedBytes);
    }
    tell();
  }

  void passed(long bytes, long entries) {
    synchronized (this) {
      progress =
          new Progress(
              progress.stage(),
              progress.bytes() + bytes,
              progress.entries() + entries,
              progress.expectedBytes());
      if (progress.bytes() - toldBytes < BYTES_BETWEEN
          && progress.entries() - toldEntries < ENTRIES_BETWEEN) {
        return;
      }
    }
    tell();
    if (isCancelled()) {
      // The mover may be woken too late: what is left may pass before that.
      throw new CancellationException("the transfer was cancelled");
    }
  }

  private void tellTheRest() {
    boolean told;
    synchronized (this) {
      told = progress.bytes() == toldBytes && progress.entries() == toldEntries;
    }
    if (!told) {
      tell();
    }
  }

  private void tell() {
    Progress now;
    synchronized (this) {
      now = progress;
      toldBytes = now.bytes();
      toldEntries = now.entries();
    }
    try {
      synchronized (watcher) {
        watcher.accept(now);
      }
    } catch (RuntimeException e) {
      synchronized (this) {
        watcherFailure = e;
        cancel();
      }
    }
  }
}
