package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.time.FakeClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A served engine goes by the time of its machine. */
class MachineTimeTest {

  private final AtomicReference<Instant> machine =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final FakeClock clock = FakeClock.create();
  private final MachineTime time = new MachineTime(clock, machine::get);

  @Test
  void catchesUp_andNeverGoesBack() {
    machine.set(Instant.parse("2026-06-01T00:00:00.000000001Z"));
    time.run();
    assertThat(clock.instant()).isEqualTo(machine.get());
    Instant before = clock.instant();
    machine.set(Instant.parse("2026-03-01T00:00:00Z"));
    time.run();
    assertThat(clock.instant()).isEqualTo(before);
  }
}
