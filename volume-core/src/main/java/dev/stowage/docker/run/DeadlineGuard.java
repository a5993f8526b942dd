package dev.stowage.docker.run;

import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs each call in a worker thread, so that the deadline holds where the transport has none (a
 * unix socket), and an interrupt ends the wait where the transport ignores it (TCP).
 */
public final class DeadlineGuard implements CallGuard, AutoCloseable {

  private final Duration timeout;
  private final ExecutorService workers;
  private final Set<Pending<?>> waiting = ConcurrentHashMap.newKeySet();

  /**
   * Makes a guard with workers of its own, which are daemon threads.
   *
   * @param timeout how long a call may take that sets no limit of its own
   */
  public DeadlineGuard(Duration timeout) {
    this.timeout = timeout;
    this.workers = WorkerThreads.start();
  }

  @Override
  public <T> T run(EngineCall<T> call) {
    boolean interrupted = Thread.interrupted();
    if (interrupted && !call.cleansUp()) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(call.attempt(), null);
    }
    Duration limit = call.limit().orElse(timeout);
    long start = System.nanoTime();
    Pending<T> pending = submit(call);
    try {
      while (true) {
        try {
          return pending.await(limit);
        } catch (InterruptedException e) {
          interrupted = true;
          if (!call.cleansUp()) {
            pending.end();
            throw new CallInterruptedException(call.attempt(), e);
          }
        }
      }
    } catch (TimeoutException e) {
      pending.end();
      throw new EngineTimeoutException(call.attempt(), limit, e);
    } catch (CancellationException e) {
      throw closed(call, "this connection was closed before an answer came", e);
    } catch (ExecutionException e) {
      throw failure(call, e, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      waiting.remove(pending);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Pending<T> submit(EngineCall<T> call) {
    try {
      Pending<T> pending = new Pending<>(call, workers.submit(call::execute));
      waiting.add(pending);
      if (workers.isShutdown()) {
        pending.end();
      }
      return pending;
    } catch (RejectedExecutionException e) {
      throw closed(call, "this connection is closed", e);
    }
  }

  private static IllegalStateException closed(EngineCall<?> call, String reason, Exception cause) {
    return new IllegalStateException(call.attempt() + ": " + reason, cause);
  }

  private static RuntimeException failure(
      EngineCall<?> call, ExecutionException failure, Duration passed) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      return call.ranOutOfTime(exception)
          ? new EngineTimeoutException(call.attempt(), passed, exception)
          : exception;
    }
    return new IllegalStateException("an engine call threw a checked exception", cause);
  }

  /** Ends the calls that still wait, and refuses more. */
  @Override
  public void close() {
    workers.shutdown();
    waiting.forEach(Pending::end);
  }

  /** A call and its answer to come; a class, because each is equal only to itself. */
  private static final class Pending<T> {

    private final EngineCall<T> call;
    private final Future<T> answer;
    private long since = System.nanoTime();
    private long progress;

    Pending(EngineCall<T> call, Future<T> answer) {
      this.call = call;
      this.answer = answer;
    }

    /** Waits for the answer as long as it comes nearer within each timeout. */
    T await(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
      while (true) {
        try {
          long left = TimeUnit.NANOSECONDS.convert(timeout) - (System.nanoTime() - since);
          return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          long reached = call.progress();
          if (reached == progress) {
            throw e;
          }
          progress = reached;
          since = System.nanoTime();
        }
      }
    }

    void end() {
      answer.cancel(true);
      call.abort();
    }
  }
}
