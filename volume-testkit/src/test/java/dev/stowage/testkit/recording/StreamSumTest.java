package dev.stowage.testkit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** A tar has one sum, whenever it was written, and another for anything else that is other. */
class StreamSumTest {

  private static byte[] tar(String time, String name, String content, int mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setLastModifiedTime(FileTime.from(Instant.parse(time)));
      entry.setSize(content.getBytes(UTF_8).length);
      entry.setMode(mode);
      tar.putArchiveEntry(entry);
      tar.write(content.getBytes(UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static String sum(byte[] tar, int step) {
    StreamSum sum = StreamSum.of("application/x-tar");
    for (int at = 0; at < tar.length; at += step) {
      sum.add(tar, at, Math.min(step, tar.length - at));
    }
    return sum.soFar();
  }

  @Test
  void onlyTimesDoNotCount() throws IOException {
    String name = "n".repeat(150);
    String one = sum(tar("2026-01-01T00:00:00.5Z", name, "x".repeat(700), 0_644), 7);

    assertThat(sum(tar("2027-02-03T04:05:06.789123Z", name, "x".repeat(700), 0_644), 1_000))
        .isEqualTo(one);
    assertThat(sum(tar("2026-01-01T00:00:00.5Z", name + "n", "x".repeat(700), 0_644), 7))
        .isNotEqualTo(one);
    assertThat(sum(tar("2026-01-01T00:00:00.5Z", name, "y".repeat(700), 0_644), 7))
        .isNotEqualTo(one);
    assertThat(sum(tar("2026-01-01T00:00:00.5Z", name, "x".repeat(700), 0_600), 7))
        .isNotEqualTo(one);
  }

  @Test
  void whatIsNoTarCountsAsItIs() {
    byte[] odd = "no tar at all".repeat(100).getBytes(UTF_8);
    byte[] other = odd.clone();
    other[140]++;

    StreamSum plain = StreamSum.of("application/octet-stream");
    plain.add(odd, 0, odd.length);
    assertThat(plain.soFar()).isEqualTo(Digest.of(odd));
    StreamSum changed = StreamSum.of("application/octet-stream");
    changed.add(other, 0, other.length);
    assertThat(changed.soFar()).isNotEqualTo(plain.soFar());
  }
}
