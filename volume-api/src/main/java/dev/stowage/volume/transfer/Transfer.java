package dev.stowage.volume.transfer;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.transfer.Progress.Stage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches content while it is moved, and can end that.
 *
 * <pre>{@code
 * Transfer transfer = Transfer.watchedBy(progress -> bar.stepTo(progress.bytes()));
 * storage.files("orders-db").during(transfer).exportTo(archive);
 * }</pre>
 *
 * <p>Any thread may ask for the progress, or cancel: whoever moves content then gets a {@link
 * TransferCancelledException} as soon as what it waits for is given up, and nothing half-done is
 * left, as after any other failure. Thread-safe. For one call at a time; another one may follow,
 * and begins to count anew.
 */
public final class Transfer {

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

  private Transfer(Consumer<? super Progress> watcher) {
    this.watcher = watcher;
  }

  /**
   * Makes a transfer that nobody is told of.
   *
   * @return a transfer that was not cancelled
   */
  public static Transfer unwatched() {
    return new Transfer(progress -> {});
  }

  /**
   * Makes a transfer that tells its progress: at the begin of each stage, about once for each MiB
   * or 256 entries in it, and at the end.
   *
   * @param watcher is told in one of the threads that move content, one call at a time, and holds
   *     them up meanwhile; what it throws ends the transfer, and is thrown to whoever asked for it
   * @return a transfer that was not cancelled
   */
  public static Transfer watchedBy(Consumer<? super Progress> watcher) {
    return new Transfer(requireNonNull(watcher, "watcher"));
  }

  /**
   * Returns how far it is.
   *
   * @return the progress at this moment; all zero before the begin
   */
  public synchronized Progress progress() {
    return progress;
  }

  /** Ends what is being moved, and refuses more. Once it is done, nothing is taken back. */
  public synchronized void cancel() {
    cancelled = true;
    Thread waiting = mover;
    if (waiting != null && !interrupted) {
      interrupted = true;
      waiting.interrupt();
    }
  }

  /**
   * Tells whether {@link #cancel} was called.
   *
   * @return true from then on
   */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Moves content; for implementations of {@code VolumeFiles} and its like. The calling thread is
   * interrupted when the transfer is cancelled, and has its interrupt flag as before afterwards.
   *
   * @param <T> what it answers
   * @param attempt what is tried, for the failure
   * @param work moves it, and reports here
   * @return what the work answers
   * @throws TransferCancelledException if it was cancelled, before or meanwhile
   */
  public <T> T during(String attempt, Supplier<T> work) {
    enter(attempt);
    try {
      T done = work.get();
      tell();
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
      return new TransferCancelledException(attempt, failure);
    }
    first.addSuppressed(failure);
    return first;
  }

  private synchronized void enter(String attempt) {
    if (cancelled) {
      throw new TransferCancelledException(attempt, null);
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

  /**
   * Begins a stage; for implementations.
   *
   * @param stage what is done from now on
   * @param expectedBytes how many bytes it will be, about; zero if nobody knows
   */
  public void begin(Stage stage, long expectedBytes) {
    synchronized (this) {
      progress = new Progress(stage, 0, 0, expectedBytes);
    }
    tell();
  }

  /**
   * Counts what has passed; for implementations.
   *
   * @param bytes how many more bytes
   * @param entries how many more entries
   */
  public void passed(long bytes, long entries) {
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
