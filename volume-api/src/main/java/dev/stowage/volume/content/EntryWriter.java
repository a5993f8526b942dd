package dev.stowage.volume.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Writes entries one behind the other; {@link EntryReader} reads them. */
final class EntryWriter {

  /** What an entry says of itself in its first byte, above its kind. */
  static final int KIND = 0b111;

  static final int OWN_ACCESS = 1 << 3;
  static final int LINK = 1 << 4;
  static final int DEVICE = 1 << 5;
  static final int HASH = 1 << 6;
  static final int NANOS = 1 << 7;

  private static final List<FileKind> KINDS = List.of(FileKind.values());

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private byte[] path = new byte[0];
  private FileOwner owner = FileOwner.ROOT;
  private int mode;
  private long modified;

  static FileKind kind(int first) {
    return KINDS.get(first & KIND);
  }

  int length() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  void write(ManifestEntry entry) {
    FileState state = entry.state();
    boolean sameAccess = state.mode() == mode && state.owner().equals(owner);
    Instant time = state.modified();
    long seconds = time.getEpochSecond();
    int nanos = time.getNano();
    bytes.write(
        KINDS.indexOf(state.kind())
            | (sameAccess ? 0 : OWN_ACCESS)
            | (state.link().isPresent() ? LINK : 0)
            | (state.device().isPresent() ? DEVICE : 0)
            | (entry.sha256().isEmpty() ? 0 : HASH)
            | (nanos == 0 ? 0 : NANOS));
    writePath(state.path().value().getBytes(UTF_8));
    writeNumber(state.size());
    writeNumber(seconds - modified);
    modified = seconds;
    if (nanos != 0) {
      writeNumber(nanos);
    }
    if (!sameAccess) {
      mode = state.mode();
      owner = state.owner();
      writeNumber(mode);
      writeNumber(owner.uid());
      writeNumber(owner.gid());
    }
    state.link().ifPresent(this::writeText);
    state.device().ifPresent(this::writeText);
    bytes.writeBytes(HexFormat.of().parseHex(entry.sha256()));
  }

  private void writePath(byte[] next) {
    int mismatch = Arrays.mismatch(path, next);
    int shared = mismatch < 0 ? next.length : mismatch;
    writeNumber(shared);
    writeNumber(next.length - shared);
    bytes.write(next, shared, next.length - shared);
    path = next;
  }

  private void writeText(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    writeNumber(encoded.length);
    bytes.writeBytes(encoded);
  }

  /** Seven bits a byte, the lowest first; negative numbers are folded in between. */
  private void writeNumber(long number) {
    long folded = (number << 1) ^ (number >> 63);
    while ((folded & ~0x7fL) != 0) {
      bytes.write((int) ((folded & 0x7f) | 0x80));
      folded >>>= 7;
    }
    bytes.write((int) folded);
  }
}
