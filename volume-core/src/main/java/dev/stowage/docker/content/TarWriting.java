package dev.stowage.docker.content;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** A tar that is made while it is read, in constant memory. */
final class TarWriting extends InputStream {

  /**
   * Something to be written.
   *
   * @param entry its head
   * @param content its content, as long as the head says
   */
  record Item(TarArchiveEntry entry, InputStream content) {

    static Item directory(ContentPath path, FileAccess access, Instant modified) {
      TarArchiveEntry entry = new TarArchiveEntry(path.value() + "/");
      return new Item(with(entry, access, modified), nullInputStream());
    }

    static Item file(ContentPath path, FileAccess access, Instant modified, Sized content) {
      TarArchiveEntry entry = new TarArchiveEntry(path.value());
      entry.setSize(content.size());
      return new Item(with(entry, access, modified), content.stream());
    }

    private static TarArchiveEntry with(
        TarArchiveEntry entry, FileAccess access, Instant modified) {
      entry.setUserId(access.owner().uid());
      entry.setGroupId(access.owner().gid());
      entry.setMode(access.mode().bits());
      entry.setModTime(modified.toEpochMilli());
      return entry;
    }
  }

  /** A stream and how many bytes it has. */
  record Sized(InputStream stream, long size) {}

  /** What is to be written, one after the other. */
  @FunctionalInterface
  interface Items {
    @Nullable Item next() throws IOException;

    static Items of(Item... items) {
      Iterator<Item> all = List.of(items).iterator();
      return () -> all.hasNext() ? all.next() : null;
    }
  }

  private static final int CHUNK = 1 << 16;

  private final Items items;
  private final Made made = new Made();
  private final TarArchiveOutputStream tar;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable Item current;
  private boolean ended;

  TarWriting(Items items) {
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
    Item item = current;
    if (item == null) {
      begin(items.next());
      return;
    }
    int read = item.content().read(chunk);
    if (read > 0) {
      tar.write(chunk, 0, read);
    } else {
      tar.closeArchiveEntry();
      current = null;
    }
  }

  private void begin(@Nullable Item item) throws IOException {
    if (item == null) {
      tar.finish();
      ended = true;
    } else {
      tar.putArchiveEntry(item.entry());
      current = item;
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
