package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AheadTest {

  private static final int CHUNK = 1 << 17;

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 9 * CHUNK, 40 * CHUNK, 40 * CHUNK + 7})
  void everything_comesInOrder(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    try (Ahead ahead = new Ahead(new ByteArrayInputStream(bytes))) {
      assertThat(ahead.readAllBytes()).isEqualTo(bytes);
      assertThat(ahead.read()).isNegative();
    }
  }

  @Test
  void little_isReadInTheSameThread() throws IOException {
    assertThat(readerOf(CHUNK - 1)).isSameAs(Thread.currentThread());
    assertThat(readerOf(3 * CHUNK)).isNotSameAs(Thread.currentThread());
  }

  private static Thread readerOf(int size) throws IOException {
    AtomicReference<Thread> last = new AtomicReference<>();
    InputStream source =
        new ByteArrayInputStream(new byte[size]) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            last.set(Thread.currentThread());
            return super.read(buffer, offset, length);
          }
        };
    try (Ahead ahead = new Ahead(source)) {
      ahead.readAllBytes();
    }
    return last.get();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5 * CHUNK})
  void failure_isThatOfTheSource_whenItIsReached(int size) {
    IllegalStateException unchecked = new IllegalStateException("cancelled");
    IOException checked = new IOException("gone");
    assertThatThrownBy(() -> read(new Failing(size, unchecked))).isSameAs(unchecked);
    assertThatThrownBy(() -> read(new Failing(size, checked))).isSameAs(checked);
  }

  private static void read(InputStream source) throws IOException {
    try (Ahead ahead = new Ahead(source)) {
      ahead.readAllBytes();
    }
  }

  @Test
  void close_endsTheReading_andWaitsForThat() throws IOException, InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    AtomicBoolean over = new AtomicBoolean();
    InputStream hanging =
        new Failing(3 * CHUNK, new IOException()) {
          @Override
          void fail() throws IOException {
            reading.countDown();
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              over.set(true);
            }
            super.fail();
          }
        };
    Ahead ahead = new Ahead(hanging);
    ahead.readNBytes(CHUNK + 1);
    reading.await();
    ahead.close();
    assertThat(over).isTrue();
  }

  /** Whoever reads ahead may be ended between two chunks, when there is nothing to pass on. */
  @Test
  void closedByAnother_whoWaitsForMore_isToldSo() throws Exception {
    CompletableFuture<Thread> readingAhead = new CompletableFuture<>();
    InputStream interrupted =
        new Failing(20 * CHUNK, new IOException()) {
          private int seen;

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (++seen == 3) {
              readingAhead.complete(Thread.currentThread());
              Thread.currentThread().interrupt();
            }
            return super.read(buffer, offset, length);
          }
        };
    Ahead ahead = new Ahead(interrupted);
    FutureTask<byte[]> reading = new FutureTask<>(ahead::readAllBytes);
    Thread reader = new Thread(reading);
    reader.start();
    readingAhead.get().join();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    ahead.close();

    assertThatThrownBy(reading::get)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(ahead::readAllBytes).isInstanceOf(IOException.class);
  }

  /** Zeros, and then a failure. */
  private static class Failing extends InputStream {

    private final Exception failure;
    private int left;

    Failing(int size, Exception failure) {
      this.left = size;
      this.failure = failure;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        fail();
      }
      int count = Math.min(left, length);
      left -= count;
      return count;
    }

    void fail() throws IOException {
      if (failure instanceof IOException io) {
        throw io;
      }
      throw (RuntimeException) failure;
    }
  }
}
