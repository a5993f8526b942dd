package dev.stowage.engines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes tars, the strangest too: names go in as they are. */
final class TestTar {

  private static final Instant WHEN = Instant.parse("2020-09-13T12:26:40Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  TestTar() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  static TestTar tar() {
    return new TestTar();
  }

  /** Writes long names in GNU's way instead. */
  TestTar gnu() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    return this;
  }

  TestTar file(String name, String content) {
    return file(name, content, entry -> {});
  }

  TestTar file(String name, String content, Consumer<TarArchiveEntry> more) {
    return entry(TarConstants.LF_NORMAL, name, content, more);
  }

  TestTar directory(String name, int mode) {
    return directory(name, entry -> entry.setMode(mode));
  }

  TestTar directory(String name, Consumer<TarArchiveEntry> more) {
    return entry(TarConstants.LF_DIR, name, "", more);
  }

  TestTar symlink(String name, String target) {
    return entry(
        TarConstants.LF_SYMLINK,
        name,
        "",
        entry -> {
          entry.setLinkName(target);
          entry.setMode(0_777);
        });
  }

  TestTar hardLink(String name, String target) {
    return entry(
        TarConstants.LF_LINK,
        name,
        "",
        entry -> {
          entry.setLinkName(target);
          owned(9, 8, 0_600).accept(entry);
          at("2014-05-13T16:53:20Z").accept(entry);
        });
  }

  TestTar fifo(String name) {
    return entry(TarConstants.LF_FIFO, name, "", entry -> entry.setMode(0_640));
  }

  TestTar device(byte flag, String name, int major, int minor) {
    return entry(
        flag,
        name,
        "",
        entry -> {
          entry.setDevMajor(major);
          entry.setDevMinor(minor);
        });
  }

  TestTar entry(byte flag, String name, String content, Consumer<TarArchiveEntry> more) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, flag, true);
    entry.setUserName("");
    entry.setGroupName("");
    entry.setUserId(0);
    entry.setGroupId(0);
    entry.setMode(0_644);
    entry.setLastModifiedTime(FileTime.from(WHEN));
    entry.setSize(data.length);
    more.accept(entry);
    try {
      tar.putArchiveEntry(entry);
      tar.write(data);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  static Consumer<TarArchiveEntry> owned(long uid, long gid, int mode) {
    return entry -> {
      entry.setUserId(uid);
      entry.setGroupId(gid);
      entry.setMode(mode);
    };
  }

  static Consumer<TarArchiveEntry> at(String time) {
    return entry -> entry.setLastModifiedTime(FileTime.from(Instant.parse(time)));
  }

  byte[] bytes() {
    try {
      tar.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
