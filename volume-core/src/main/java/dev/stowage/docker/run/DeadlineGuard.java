package dev.stowage.docker.run;

import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import java.time.Duration;
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

  /**
   * Makes a guard with workers of its own, which are daemon threads.
   *
   * @param timeout how long each call may take
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
    Future<T> pending = submit(call);
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        try {
          return pending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          if (!call.cleansUp()) {
            end(call, pending);
            throw new CallInterruptedException(call.attempt(), e);
          }
        }
      }
    } catch (TimeoutException e) {
      end(call, pending);
      throw new EngineTimeoutException(call.attempt(), timeout, e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Future<T> submit(EngineCall<T> call) {
    try {
      return workers.submit(call::execute);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(call.attempt() + ": this connection is closed", e);
    }
  }

  private static void end(EngineCall<?> call, Future<?> pending) {
    pending.cancel(true);
    call.abort();
  }

  private static RuntimeException rethrown(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      return exception;
    }
    return new IllegalStateException("an engine call threw a checked exception", cause);
  }

  /** Ends the workers; calls that still wait are interrupted. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
