package dev.stowage.testkit.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/** Writes tars, and reads them as lines. */
final class Tar {

  /** When everything was written; a whole second, as that is what a tar carries. */
  static final long WRITTEN = 1_000_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  /** Returns the image of all containers: a directory with a file, both with an owner. */
  static byte[] image() {
    return new Tar()
        .directory("seed/", 0_750, 7)
        .file("seed/hello.txt", 0_640, 7, "from the image")
        .bytes();
  }

  Tar file(String name, int mode, int owner, String text) {
    return add(new TarArchiveEntry(name), mode, owner, text);
  }

  Tar file(String name, int mode, int owner, byte[] content) {
    return add(new TarArchiveEntry(name), mode, owner, content);
  }

  Tar directory(String name, int mode, int owner) {
    return add(new TarArchiveEntry(name), mode, owner, "");
  }

  Tar symbolicLink(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return add(entry, 0_777, 0, "");
  }

  Tar hardLink(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
    entry.setLinkName(target);
    return add(entry, 0_640, 0, "");
  }

  /** Puts a comment on what follows, in a global header. */
  Tar comment(String text) {
    TarArchiveEntry entry =
        new TarArchiveEntry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
    entry.addPaxHeader("comment", text);
    try {
      tar.putArchiveEntry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Returns a tar that ends after the header of a file with so many bytes. */
  static byte[] announcing(long size) {
    TarArchiveEntry entry = new TarArchiveEntry("huge");
    entry.setSize(size);
    byte[] header = new byte[TarConstants.DEFAULT_RCDSIZE];
    try {
      entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return header;
  }

  private Tar add(TarArchiveEntry entry, int mode, int owner, String text) {
    return add(entry, mode, owner, text.getBytes(StandardCharsets.UTF_8));
  }

  private Tar add(TarArchiveEntry entry, int mode, int owner, byte[] content) {
    try {
      entry.setMode(mode);
      entry.setIds(owner, owner);
      entry.setLastModifiedTime(FileTime.from(WRITTEN, TimeUnit.SECONDS));
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] bytes() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Returns lines such as {@code f/x 640 7:7 1000000000 text}, or {@code l -> target}. */
  static List<String> lines(byte[] tar) {
    List<String> lines = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        lines.add(
            String.format(
                Locale.ROOT,
                "%s %o %d:%d %d %s",
                entry.getName(),
                entry.getMode() & 0_7777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().to(TimeUnit.SECONDS),
                entry.getLinkName().isEmpty() ? text : "-> " + entry.getLinkName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
