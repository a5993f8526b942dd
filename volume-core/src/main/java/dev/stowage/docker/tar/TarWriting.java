package dev.stowage.docker.tar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** A tar that is made while it is read, in constant memory. */
public final class TarWriting extends InputStream {

  private static final int CHUNK = 1 << 16;

  private final TarItems items;
  private final Made made = new Made();
  private final TarArchiveOutputStream tar;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable TarItem current;
  private long written;
  private boolean ended;

  public TarWriting(TarItems items) {
    this.items = items;
    this.tar = new TarArchiveOutputStream(made, "UTF-8");
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
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (made.isEmpty() && !ended) {
      makeMore();
    }
    return made.take(buffer, offset, length);
  }

  private void makeMore() throws IOException {
    TarItem item = current;
    if (item == null) {
      begin(items.next());
      return;
    }
    int read = item.content().read(chunk);
    long size = item.entry().getSize();
    if (read > size - written) {
      throw new IOException("'" + item.entry().getName() + "' has more than " + size + " bytes");
    }
    if (read > 0) {
      tar.write(chunk, 0, read);
      written += read;
    } else if (written < size) {
      throw new IOException(
          "'" + item.entry().getName() + "' has " + written + " bytes and not " + size);
    } else {
      tar.closeArchiveEntry();
      current = null;
    }
  }

  private void begin(@Nullable TarItem item) throws IOException {
    if (item == null) {
      tar.finish();
      ended = true;
    } else {
      tar.putArchiveEntry(item.entry());
      current = item;
      written = 0;
    }
  }

  /** What is made and not yet read. */
  private static final class Made extends ByteArrayOutputStream {

    private int position;

    boolean isEmpty() {
      return position == count;
    }

    int take(byte[] buffer, int offset, int length) {
      if (isEmpty()) {
        return -1;
      }
      int taken = Math.min(length, count - position);
      System.arraycopy(buf, position, buffer, offset, taken);
      position += taken;
      if (isEmpty()) {
        position = 0;
        reset();
      }
      return taken;
    }
  }
}
