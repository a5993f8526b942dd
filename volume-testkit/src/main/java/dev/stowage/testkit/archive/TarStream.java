package dev.stowage.testkit.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar that is made while it is read, a piece at a time. Not thread-safe. */
public final class TarStream extends InputStream {

  private static final int PIECE = 1 << 16;

  private final Iterator<Packing.Packed> entries;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar =
      new TarArchiveOutputStream(made, StandardCharsets.UTF_8.name());
  private final byte[] piece = new byte[PIECE];
  private InputStream content = InputStream.nullInputStream();
  private byte[] ready = new byte[0];
  private int readyAt;
  private boolean inEntry;
  private boolean ended;

  TarStream(List<Packing.Packed> entries) {
    this.entries = entries.iterator();
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (readyAt == ready.length) {
      if (ended) {
        return -1;
      }
      makeMore();
    }
    int count = Math.min(length, ready.length - readyAt);
    System.arraycopy(ready, readyAt, bytes, offset, count);
    readyAt += count;
    return count;
  }

  private void makeMore() throws IOException {
    made.reset();
    int count = content.read(piece);
    if (count > 0) {
      tar.write(piece, 0, count);
    } else {
      nextEntry();
    }
    ready = made.toByteArray();
    readyAt = 0;
  }

  private void nextEntry() throws IOException {
    if (inEntry) {
      tar.closeArchiveEntry();
      inEntry = false;
    }
    if (!entries.hasNext()) {
      tar.finish();
      ended = true;
      return;
    }
    Packing.Packed next = entries.next();
    tar.putArchiveEntry(next.header().get());
    inEntry = true;
    content = next.content().open();
  }
}
