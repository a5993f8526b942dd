package dev.stowage.testkit.gate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.function.BooleanSupplier;

/** What a caller sends, as long as the engine is there that it was sent to. */
final class LiveBody extends FilterInputStream {

  private final BooleanSupplier gone;

  LiveBody(InputStream body, BooleanSupplier gone) {
    super(body);
    this.gone = gone;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    requireEngine();
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    requireEngine();
    return count;
  }

  private void requireEngine() throws SocketException {
    if (gone.getAsBoolean()) {
      throw new SocketException("Connection reset");
    }
  }
}
