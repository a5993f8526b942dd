package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.Calls;
import dev.stowage.testkit.FakeDocker;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that are held: races staged without sleeping, and engines that hang. */
@Timeout(30)
class HoldsTest {

  private final FakeDocker docker = FakeDocker.create();

  private CompletableFuture<Integer> start(String call) {
    return CompletableFuture.supplyAsync(() -> Calls.say(docker, call).status());
  }

  @Test
  void hold_engineHasNotActedUntilItIsLifted() throws Exception {
    Calls.createVolume(docker, "orders");
    ActiveFault hold = docker.faults().on("DELETE", "/volumes/orders").give(Fault.hold());
    assertThat(hold.hits()).isZero();

    CompletableFuture<Integer> removal = start("DELETE /volumes/orders");
    hold.awaitHit();

    assertThat(docker.snapshot().volume("orders")).isPresent();
    assertThat(removal).isNotDone();
    Calls.createContainer(docker, "quick", "orders:/data");
    hold.lift();
    assertThat(removal.get(10, TimeUnit.SECONDS)).isEqualTo(409);
  }

  @Test
  void holdAnswer_engineHasActed() throws Exception {
    Calls.createVolume(docker, "orders");
    ActiveFault hold = docker.faults().on("DELETE", "/volumes/orders").give(Fault.holdAnswer());

    CompletableFuture<Integer> removal = start("DELETE /volumes/orders");
    hold.awaitHit();

    assertThat(docker.snapshot().volume("orders")).isEmpty();
    assertThat(removal).isNotDone();
    hold.close();
    assertThat(removal.get(10, TimeUnit.SECONDS)).isEqualTo(204);
  }

  @Test
  void awaitHits_countsAllThatAreHeld() throws Exception {
    ActiveFault hold = docker.faults().on("GET", "/_ping").times(3).give(Fault.hold());
    List<CompletableFuture<Integer>> pings = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pings.add(start("GET /_ping"));
    }

    hold.awaitHits(3);
    assertThat(Calls.say(docker, "GET /_ping").status()).as("the fourth").isEqualTo(200);
    docker.faults().clear();

    for (CompletableFuture<Integer> ping : pings) {
      assertThat(ping.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }
  }

  @Test
  void stop_breaksWhatIsHeld() {
    ActiveFault hold = docker.faults().on("GET", "/_ping").give(Fault.hold());
    CompletableFuture<Integer> ping = start("GET /_ping");
    hold.awaitHit();

    docker.close();

    assertThatThrownBy(() -> ping.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(SocketException.class);
  }

  @Test
  void interrupt_endsIt_andTheFlagStays() throws Exception {
    ActiveFault hold = docker.faults().on("GET", "/_ping").give(Fault.hold());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                Calls.say(docker, "GET /_ping");
              } catch (RuntimeException e) {
                failure.set(Thread.currentThread().isInterrupted() ? e : null);
              }
            });
    thread.start();
    hold.awaitHit();

    thread.interrupt();
    thread.join();

    assertThat(failure.get()).hasCauseInstanceOf(InterruptedIOException.class);
  }

  @Test
  void awaitHit_interrupted_showsWhatCameInstead() {
    ActiveFault hold = docker.faults().on("DELETE", "/volumes/orders").give(Fault.hold());
    Calls.say(docker, "GET /_ping");

    Thread.currentThread().interrupt();
    assertThatThrownBy(hold::awaitHit)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("DELETE /volumes/orders: [Hold[afterwards=false]] hit 0 of 1 calls")
        .hasMessageContaining("GET /_ping: 200");
    assertThat(Thread.interrupted()).isTrue();
  }
}
