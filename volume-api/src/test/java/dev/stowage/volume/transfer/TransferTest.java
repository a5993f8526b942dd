package dev.stowage.volume.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.transfer.Progress.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TransferTest {

  private final List<Progress> told = new ArrayList<>();
  private final Transfer transfer = Transfer.watchedBy(told::add);

  @Test
  void tellsEachStage_eachMegabyte_andTheEnd() {
    transfer.during(
        "move",
        () -> {
          transfer.begin(Stage.WRITE, 3 << 20);
          for (int i = 0; i < 20; i++) {
            transfer.passed(1 << 17, 1);
          }
          return "";
        });
    assertThat(told).extracting(Progress::bytes).containsExactly(0L, 1L << 20, 2L << 20, 20L << 17);
    assertThat(told.get(3).entries()).isEqualTo(20);
    assertThat(told.get(1).fraction()).hasValue(1 / 3.0);
    assertThat(new Progress(Stage.READ, 1, 1, 0).fraction()).isEmpty();
    assertThat(new Progress(Stage.READ, 9, 1, 3)).hasToString("READ 9 of 3 bytes, 1 entries");
    assertThat(new Progress(Stage.READ, 9, 1, 3).fraction()).hasValue(1);
  }

  @Test
  void manyEntriesAreToldWithoutBytes() {
    transfer.begin(Stage.READ, 0);
    for (int i = 0; i < 1000; i++) {
      transfer.passed(0, 1);
    }
    assertThat(told).extracting(Progress::entries).containsExactly(0L, 256L, 512L, 768L);
  }

  @Test
  void cancelledBefore_doesNotBegin() {
    transfer.cancel();
    assertThatThrownBy(() -> transfer.during("move", () -> "done"))
        .isInstanceOf(TransferCancelledException.class)
        .hasMessageStartingWith("move: it was cancelled.");
  }

  @Test
  void cancelledMeanwhile_interruptsWhoWaits_andLeavesNoFlag() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Object> seen = new ArrayList<>();
    Thread mover =
        new Thread(
            () -> {
              try {
                transfer.during("move", () -> waitForEver(begun));
              } catch (TransferCancelledException e) {
                seen.add(e);
              }
              seen.add(Thread.currentThread().isInterrupted());
            });
    mover.start();
    begun.await();
    transfer.cancel();
    mover.join(10_000);
    assertThat(seen).hasSize(2).last().isEqualTo(false);
    assertThat(transfer.isCancelled()).isTrue();
  }

  private static String waitForEver(CountDownLatch begun) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("wait", e);
    }
  }

  /** Who waits may be woken too late; who moves is told at once. */
  @Test
  void cancelledMeanwhile_whoeverMovesMore_isToldSo() {
    Transfer[] self = new Transfer[1];
    self[0] = Transfer.watchedBy(progress -> self[0].cancel());
    assertThatThrownBy(() -> self[0].passed(1 << 20, 0))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the transfer was cancelled");
  }

  @Test
  void interruptedBySomebodyElse_staysInterrupted() {
    assertThatThrownBy(
            () ->
                transfer.during(
                    "move",
                    () -> {
                      Thread.currentThread().interrupt();
                      throw new CallInterruptedException("wait", null);
                    }))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatIsDoneStaysDone() {
    String done =
        transfer.during(
            "move",
            () -> {
              transfer.cancel();
              return "done";
            });
    assertThat(done).isEqualTo("done");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void watcherThrows_isThrownToWhoAsked() {
    IllegalStateException own = new IllegalStateException("the bar is broken");
    Transfer broken =
        Transfer.watchedBy(
            progress -> {
              throw own;
            });
    assertThatThrownBy(
            () ->
                broken.during(
                    "move",
                    () -> {
                      broken.begin(Stage.READ, 0);
                      throw new CallInterruptedException("wait", null);
                    }))
        .isSameAs(own);
  }

  @Test
  void oneCallAtATime() {
    assertThatThrownBy(() -> transfer.during("one", () -> transfer.during("two", () -> "")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at work already");
    assertThat(transfer.during("three", () -> "fine")).isEqualTo("fine");
  }
}
