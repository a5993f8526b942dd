package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.failure.VolumeException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request of an operation.
 *
 * @param name how reports call it
 * @param fault what the engine does
 * @param kind what else is to be done
 */
record Trouble(String name, Fault fault, Kind kind) {

  /** What the caller does while the fault lasts. */
  enum Kind {
    /** Nothing in particular. */
    PLAIN,
    /** It has little patience. */
    DEADLINE,
    /** Somebody interrupts it. */
    INTERRUPT
  }

  private static final String NO_SPACE = "write /var/lib/docker/x: no space left on device";

  /** Returns what can go wrong with a request: with an archive, at many places. */
  static List<Trouble> with(String request) {
    return Stream.of(
            Stream.of(
                plain("reset before", Fault.reset()),
                plain("answer lost", Fault.lostAnswer()),
                plain("refused", Fault.refuse()),
                plain("status 500", Fault.answer(500, NO_SPACE)),
                plain("transport's own timeout", Fault.timeout(Duration.ofSeconds(60))),
                plain("disk full", Fault.diskFull()),
                plain("disk full after 1000 bytes", Fault.diskFull(1000)),
                plain("disk full after 200000 bytes", Fault.diskFull(200_000)),
                plain("restart", Fault.restart()),
                new Trouble("hangs before", Fault.hold(), Kind.DEADLINE),
                new Trouble("hangs after", Fault.holdAnswer(), Kind.DEADLINE),
                new Trouble("interrupted before", Fault.hold(), Kind.INTERRUPT),
                new Trouble("interrupted after", Fault.holdAnswer(), Kind.INTERRUPT)),
            cuts(request)
                .mapToObj(n -> plain("cut short after " + n + " bytes", Fault.truncate(n))),
            cuts(request)
                .mapToObj(n -> plain("broken off after " + n + " bytes", Fault.breakOff(n))))
        .flatMap(some -> some)
        .toList();
  }

  private static LongStream cuts(String request) {
    return request.startsWith("GET ") && (request.endsWith("/archive") || request.endsWith("/get"))
        ? LongStream.of(0, 1, 511, 512, 700, 1024, 1536, 2048, 100_000, 200_000, 302_592, 304_000)
        : LongStream.of(0, 10);
  }

  private static Trouble plain(String name, Fault fault) {
    return new Trouble(name, fault, Kind.PLAIN);
  }

  /** Runs an operation into the fault, and tells whether it failed; if so, it must say why. */
  boolean strike(Operation operation, FakeStage stage, int request, List<String> lost) {
    Duration timeout = kind == Kind.DEADLINE ? FakeStage.SHORT : FakeStage.LONG;
    try (DockerStorage storage = stage.storage(timeout);
        ActiveFault active = stage.docker().faults().onAnyCall().nth(request).give(fault)) {
      Attempt attempt = new Attempt(() -> operation.work().on(storage, stage.stage()));
      if (kind == Kind.INTERRUPT) {
        attempt.interruptAfter(active);
      }
      attempt.join();
      RuntimeException failure = attempt.failure();
      if (failure != null && !saysWhy(failure)) {
        lost.add("says no more than " + failure);
      }
      if (failure != null && kind == Kind.INTERRUPT && !attempt.keptInterrupt()) {
        lost.add("forgot that it was interrupted");
      }
      return failure != null;
    }
  }

  /**
   * Tells whether something may be left for a sweep: the request that was hit is one that removes
   * it, or one that makes it and was carried out by the engine long after everybody had given up.
   */
  boolean mayLeave(FakeDocker docker, int request) {
    List<String> sent = docker.journal().lines();
    String hit = sent.size() < request ? "" : sent.get(request - 1);
    return hit.startsWith("DELETE") || (kind != Kind.PLAIN && hit.endsWith("/create"));
  }

  private static boolean saysWhy(RuntimeException failure) {
    return failure instanceof VolumeException && String.valueOf(failure.getMessage()).length() > 30;
  }

  @Override
  public String toString() {
    return name;
  }

  /** An operation in a thread of its own. */
  private static final class Attempt {

    private final Thread thread;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean interrupted;

    Attempt(Runnable work) {
      this.thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (RuntimeException e) {
                  failure = e;
                }
                interrupted = Thread.currentThread().isInterrupted();
              });
      thread.start();
    }

    void interruptAfter(ActiveFault active) {
      active.awaitHit();
      thread.interrupt();
      join(Duration.ofMillis(300));
      // Taking away what is left does not let itself be interrupted.
      active.lift();
    }

    void join() {
      if (!join(Duration.ofSeconds(60))) {
        throw new AssertionError("does not end: " + List.of(thread.getStackTrace()));
      }
    }

    private boolean join(Duration time) {
      try {
        thread.join(time.toMillis());
        return !thread.isAlive();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Nullable RuntimeException failure() {
      return failure;
    }

    boolean keptInterrupt() {
      return interrupted;
    }
  }
}
