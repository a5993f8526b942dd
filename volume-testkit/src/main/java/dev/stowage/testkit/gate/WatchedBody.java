package dev.stowage.testkit.gate;

import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.world.EngineGone;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The body of an answer: knows who opened it and whether it is still open; can be broken off. */
final class WatchedBody extends InputStream {

  private final InputStream body;
  private final RecordedCall call;
  private final boolean ours;
  private final OpenedHere opened;
  private final Consumer<WatchedBody> done;
  private volatile boolean broken;

  WatchedBody(InputStream body, RecordedCall call, boolean ours, Consumer<WatchedBody> done) {
    this.body = body;
    this.call = call;
    this.ours = ours;
    this.opened = new OpenedHere(call);
    this.done = done;
  }

  RecordedCall call() {
    return call;
  }

  boolean isOurs() {
    return ours;
  }

  /** Returns where the call was made, as a stack trace. */
  Throwable opened() {
    return opened;
  }

  /** Ends it from any thread, as a connection ends that breaks. */
  void breakOff() {
    broken = true;
    done.accept(this);
    try {
      body.close();
    } catch (IOException e) {
      // It is as broken as it can be.
    }
  }

  private void requireWhole() throws IOException {
    if (broken) {
      throw new EOFException("the connection broke while the answer was read: " + call);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    requireWhole();
    int count;
    try {
      count = body.read(bytes, offset, length);
    } catch (EngineGone e) {
      breakOff();
      count = -1;
    }
    requireWhole();
    if (count < 0) {
      done.accept(this);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return broken ? 0 : body.available();
  }

  @Override
  public void close() throws IOException {
    done.accept(this);
    body.close();
  }

  /** No failure, but the place that an answer comes from. */
  private static final class OpenedHere extends Exception {

    private static final long serialVersionUID = 1L;

    OpenedHere(RecordedCall call) {
      super("this answer was not closed: " + call);
    }
  }
}
