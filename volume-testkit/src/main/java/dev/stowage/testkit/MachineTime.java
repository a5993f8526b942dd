package dev.stowage.testkit;

import dev.stowage.testkit.time.FakeClock;
import java.time.Duration;
import java.time.InstantSource;

/** Lets the clock of an engine that is served to other processes follow that of the machine. */
final class MachineTime implements Runnable {

  private static final long TICK_MILLIS = 50;

  private final FakeClock clock;
  private final InstantSource machine;

  MachineTime(FakeClock clock, InstantSource machine) {
    this.clock = clock;
    this.machine = machine;
  }

  static MachineTime of(FakeClock clock) {
    return new MachineTime(clock, InstantSource.system());
  }

  /** Catches up; a machine whose time is behind is waited for. */
  @Override
  public synchronized void run() {
    Duration behind = Duration.between(clock.instant(), machine.instant());
    if (!behind.isNegative() && !behind.isZero()) {
      clock.advance(behind);
    }
  }

  /** Catches up again and again, so that whoever waits for a time gets there. */
  void keepUp() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  run();
                  Thread.sleep(TICK_MILLIS);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "fake-docker-clock");
    thread.setDaemon(true);
    thread.start();
  }
}
