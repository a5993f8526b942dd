package dev.stowage.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar to send, and what is wrong with it. */
record Upload(List<Item> items, Flaw flaw) {

  /** When files of all archives were written, in seconds: long before any test runs. */
  static final long LONG_AGO = 1_000_000_000;

  enum Flaw {
    NONE,
    GZIPPED,
    NO_END,
    CUT_IN_CONTENT,
    CUT_IN_HEADER,
    GARBAGE,
    NOTHING,
    OTHER_TYPE
  }

  /**
   * One entry.
   *
   * @param kind a letter: f for a file, d a directory, l a symbolic link, h a hard link, p a fifo,
   *     c a device, x a type that nobody knows
   * @param text content, or where a link goes
   */
  record Item(char kind, String name, int mode, String text) {

    private byte type() {
      return switch (kind) {
        case 'd' -> TarConstants.LF_DIR;
        case 'l' -> TarConstants.LF_SYMLINK;
        case 'h' -> TarConstants.LF_LINK;
        case 'p' -> TarConstants.LF_FIFO;
        case 'c' -> TarConstants.LF_CHR;
        case 'x' -> (byte) 'Q';
        default -> TarConstants.LF_NORMAL;
      };
    }

    private void writeTo(TarArchiveOutputStream tar) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, type(), true);
      byte[] content =
          kind == 'f' ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8) : new byte[0];
      entry.setSize(content.length);
      entry.setMode(mode);
      // Owners differ by mode, so that one that is lost is missed.
      entry.setIds(mode % 7 == 0 ? 0 : 1000 + mode % 7, mode % 5 == 0 ? 0 : 2000 + mode % 5);
      entry.setLastModifiedTime(FileTime.from(LONG_AGO, TimeUnit.SECONDS));
      if (kind == 'l' || kind == 'h') {
        entry.setLinkName(text);
      }
      if (kind == 'c') {
        entry.setDevMajor(1);
        entry.setDevMinor(3);
      }
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
  }

  String type() {
    return flaw == Flaw.OTHER_TYPE ? "application/x-www-form-urlencoded" : "application/x-tar";
  }

  byte[] bytes() {
    byte[] tar = tar();
    return switch (flaw) {
      case NONE, OTHER_TYPE -> tar;
      case GZIPPED -> gzip(tar);
      case NO_END -> Arrays.copyOf(tar, endOfEntries(tar));
      case CUT_IN_CONTENT -> Arrays.copyOf(tar, Math.max(512, endOfEntries(tar) - 300));
      case CUT_IN_HEADER -> Arrays.copyOf(tar, 200);
      case GARBAGE ->
          "this is no tar".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case NOTHING -> new byte[0];
    };
  }

  /** Returns a tar without flaws that has a program in it, too. */
  byte[] bytesWith(String name, Path program) {
    return tar(tar -> writeProgram(tar, name, Files.readAllBytes(program)));
  }

  private static void writeProgram(TarArchiveOutputStream tar, String name, byte[] program)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(0755);
    entry.setLastModifiedTime(FileTime.from(LONG_AGO, TimeUnit.SECONDS));
    entry.setSize(program.length);
    tar.putArchiveEntry(entry);
    tar.write(program);
    tar.closeArchiveEntry();
  }

  private interface Writer {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  private byte[] tar() {
    return tar(tar -> {});
  }

  private byte[] tar(Writer more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 512)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Item item : items) {
        item.writeTo(tar);
      }
      more.writeTo(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int endOfEntries(byte[] tar) {
    return tar.length - 1024;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
