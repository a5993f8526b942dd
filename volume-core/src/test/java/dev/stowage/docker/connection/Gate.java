package dev.stowage.docker.connection;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** Holds answers back until it is opened. */
public final class Gate {

  private final CountDownLatch opened = new CountDownLatch(1);

  /** A reply that is given once the gate is open. */
  Reply before(Reply reply) {
    return (input, output) -> {
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      return reply.act(input, output);
    };
  }

  /** Lets all answers out, now and later. */
  public void open() {
    opened.countDown();
  }
}
