package dev.stowage.volume.transfer;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.transfer.Progress.Stage;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  private final Course course;

  private Transfer(Consumer<? super Progress> watcher) {
    this.course = new Course(watcher);
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
  public Progress progress() {
    return course.progress();
  }

  /** Ends what is being moved, and refuses more. Once it is done, nothing is taken back. */
  public void cancel() {
    course.cancel();
  }

  /**
   * Tells whether {@link #cancel} was called.
   *
   * @return true from then on
   */
  public boolean isCancelled() {
    return course.isCancelled();
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
    return course.during(requireNonNull(attempt, "attempt"), requireNonNull(work, "work"));
  }

  /**
   * Begins a stage; for implementations.
   *
   * @param stage what is done from now on
   * @param expectedBytes how many bytes it will be, about; zero if nobody knows
   */
  public void begin(Stage stage, long expectedBytes) {
    course.begin(requireNonNull(stage, "stage"), expectedBytes);
  }

  /**
   * Counts what has passed; for implementations.
   *
   * @param bytes how many more bytes
   * @param entries how many more entries
   * @throws java.util.concurrent.CancellationException if the transfer was cancelled by now, told
   *     at most 1 MiB or 256 entries later; what moves content fails with it
   */
  public void passed(long bytes, long entries) {
    course.passed(bytes, entries);
  }
}
