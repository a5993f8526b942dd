package dev.stowage.volume.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads what an {@link EntryWriter} wrote. */
final class EntryReader {

  private static final int HASH_BYTES = 32;

  private final byte[] bytes;
  private int at;
  private byte[] path = new byte[0];
  private FileOwner owner = FileOwner.ROOT;
  private int mode;
  private long modified;

  EntryReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasNext() {
    return at < bytes.length;
  }

  ManifestEntry next() {
    int first = bytes[at++] & 0xff;
    readPath();
    FileState.Builder state =
        FileState.at(new ContentPath(new String(path, UTF_8)), EntryWriter.kind(first))
            .size(readNumber());
    modified += readNumber();
    state.modified(
        Instant.ofEpochSecond(modified, (first & EntryWriter.NANOS) == 0 ? 0 : readNumber()));
    if ((first & EntryWriter.OWN_ACCESS) != 0) {
      mode = (int) readNumber();
      owner = new FileOwner((int) readNumber(), (int) readNumber());
    }
    state.access(owner, mode);
    if ((first & EntryWriter.LINK) != 0) {
      state.link(readText());
    }
    if ((first & EntryWriter.DEVICE) != 0) {
      state.device(readText());
    }
    return new ManifestEntry(state.build(), (first & EntryWriter.HASH) == 0 ? "" : readHash());
  }

  private void readPath() {
    int shared = (int) readNumber();
    int own = (int) readNumber();
    byte[] next = Arrays.copyOf(path, shared + own);
    System.arraycopy(bytes, at, next, shared, own);
    at += own;
    path = next;
  }

  private String readText() {
    int length = (int) readNumber();
    String text = new String(bytes, at, length, UTF_8);
    at += length;
    return text;
  }

  private String readHash() {
    String hash = HexFormat.of().formatHex(bytes, at, at + HASH_BYTES);
    at += HASH_BYTES;
    return hash;
  }

  private long readNumber() {
    long folded = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = bytes[at++];
      folded |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return (folded >>> 1) ^ -(folded & 1);
      }
    }
  }
}
