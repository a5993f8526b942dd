package dev.stowage.testkit.recording;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Bytes that pass by: the first of them, their number, and a sum of all. Thread-safe. */
final class TakenBytes {

  private final int most;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final StreamSum sum;
  private long size;

  /**
   * Begins to watch.
   *
   * @param type the media type
   * @param most how many bytes are kept; of more none are
   */
  TakenBytes(String type, int most) {
    this.most = most;
    this.sum = StreamSum.of(type);
  }

  synchronized void add(byte[] bytes, int offset, int length) {
    sum.add(bytes, offset, length);
    if (size + length <= most) {
      first.write(bytes, offset, length);
    } else {
      first.reset();
    }
    size += length;
  }

  synchronized long size() {
    return size;
  }

  /** Returns all bytes; empty if there were too many. */
  synchronized Optional<byte[]> all() {
    return size <= most ? Optional.of(first.toByteArray()) : Optional.empty();
  }

  synchronized String digest() {
    return sum.soFar();
  }
}
