package dev.stowage.engines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar as lines of text, one an entry, in which times after 2024 are all the same. */
final class TarText {

  private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");

  private TarText() {}

  static List<String> of(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        lines.add(line(entry, tar.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String line(TarArchiveEntry entry, byte[] content) {
    return String.join(
        " ",
        String.valueOf((char) entry.getLinkFlag()),
        entry.getName(),
        Integer.toOctalString(entry.getMode()),
        entry.getLongUserId() + ":" + entry.getLongGroupId(),
        entry.getUserName() + ":" + entry.getGroupName(),
        entry.getDevMajor() + "," + entry.getDevMinor(),
        time(entry.getLastModifiedTime().toInstant()),
        "->" + entry.getLinkName(),
        new String(content, StandardCharsets.UTF_8));
  }

  static String time(Instant time) {
    return time.isAfter(OLD) ? "now" : time.toString();
  }
}
