package dev.stowage.differential;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar as lines of text: what it holds, in order, and whether it has an end. */
final class TarText {

  private static final int BLOCK = 512;

  private TarText() {}

  static String of(byte[] tar) {
    StringBuilder lines = new StringBuilder();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        lines.append(line(entry)).append(content(in)).append('\n');
      }
    } catch (IOException e) {
      lines.append("broken: ").append(e.getMessage()).append('\n');
    }
    return lines.append(hasEnd(tar) ? "end" : "no end").toString();
  }

  private static String line(TarArchiveEntry entry) {
    return "%c %s %06o %d:%d %s:%s %d:%d %s -> %s "
        .formatted(
            entry.getLinkFlag(),
            entry.getName(),
            entry.getMode(),
            entry.getLongUserId(),
            entry.getLongGroupId(),
            entry.getUserName(),
            entry.getGroupName(),
            entry.getDevMajor(),
            entry.getDevMinor(),
            time(entry.getLastModifiedTime().toInstant()),
            entry.getLinkName());
  }

  /** What was not written by a test was written just now, whenever that is for an engine. */
  static String time(Instant written) {
    long seconds = written.getEpochSecond();
    return seconds <= Upload.LONG_AGO ? Long.toString(seconds) : "<time>";
  }

  private static String content(TarArchiveInputStream in) throws IOException {
    byte[] content = in.readAllBytes();
    return content.length > 200
        ? content.length + " bytes, hash " + java.util.Arrays.hashCode(content)
        : new String(content, StandardCharsets.UTF_8);
  }

  private static boolean hasEnd(byte[] tar) {
    for (int i = Math.max(0, tar.length - 2 * BLOCK); i < tar.length; i++) {
      if (tar[i] != 0) {
        return false;
      }
    }
    return tar.length >= 2 * BLOCK;
  }
}
