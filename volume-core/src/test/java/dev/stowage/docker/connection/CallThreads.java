package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The worker threads of the connection layer, and a caller's thread to watch. */
final class CallThreads {

  private CallThreads() {}

  /** Waits until no worker is within a call, whatever test it comes from. */
  static void awaitNoneBusy() {
    MisbehavingDaemon.await("no worker is within a call", () -> busy().isEmpty());
  }

  /** The names of the workers that are within a call. */
  static List<String> busy() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("stowage-call-"))
        .filter(CallThreads::isWithinACall)
        .map(thread -> thread.getKey().getName())
        .toList();
  }

  private static boolean isWithinACall(Map.Entry<Thread, StackTraceElement[]> thread) {
    return Arrays.stream(thread.getValue())
        .anyMatch(frame -> frame.getClassName().startsWith("dev.stowage.docker.wire."));
  }

  /** A thread that makes one call, and what came of it. */
  static final class Caller {

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Boolean> flag = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private Caller(Runnable call) {
      thread =
          new Thread(
              () -> {
                try {
                  call.run();
                } catch (Throwable e) {
                  failure.set(e);
                } finally {
                  flag.set(Thread.interrupted());
                  done.countDown();
                }
              },
              "test-caller");
      thread.setDaemon(true);
      thread.start();
    }

    static Caller start(Runnable call) {
      return new Caller(call);
    }

    Caller interrupt() {
      thread.interrupt();
      return this;
    }

    /** Waits for the end of the call, which must come long before any deadline. */
    Caller await() {
      try {
        assertThat(done.await(15, TimeUnit.SECONDS)).as("the call ends").isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
      return this;
    }

    /** What was thrown, or null. */
    @Nullable Throwable failure() {
      return failure.get();
    }

    /** Whether the thread's interrupt flag was set when the call had ended. */
    boolean flagWasSet() {
      return Boolean.TRUE.equals(flag.get());
    }
  }
}
