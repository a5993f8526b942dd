package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole volumes, out and in again. */
class ArchivesIT extends EngineTest {

  @TempDir Path directory;

  private VolumeFiles files(String word) {
    return storage().files(volumes().ensure(definition(word).build()).volume().name());
  }

  private VolumeFiles filled() {
    VolumeFiles files = files("source");
    byte[] large = new byte[2_000_003];
    new Random(3).nextBytes(large);
    files.createDirectory("", FileAccess.of(999, 998, "2750"));
    files.write("base/large.bin", large, FileAccess.of(999, 999, "0600"));
    files.write("base/empty", "");
    files.write("größe/日本", "text");
    files.createDirectory("base/dir", FileAccess.of(1, 2, "1777"));
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders.tar", "orders.tar.gz", "orders.tgz"})
  void exportThenRestore_isTheSame(String name) {
    Path archive = directory.resolve(name);
    Manifest exported = filled().exportTo(archive);
    VolumeFiles copy = files("copy");
    Manifest restored = copy.restoreFrom(archive);
    assertThat(restored).isEqualTo(exported);
    assertThat(exported.entries()).hasSize(7);
    assertThat(exported.size()).isEqualTo(2_000_007);
    assertThat(
            copy.exportTo(
                    OutputStream.nullOutputStream(), dev.stowage.volume.content.ArchiveFormat.TAR)
                .differences(exported))
        .isEmpty();
    assertThat(copy.stat("")).returns(0_2750, FileState::mode);
    assertThat(directory.toFile().list()).containsExactly(name);
  }

  @Test
  void export_existingFileOrUnknownEnding_isRefusedBeforeAnythingIsSent() throws IOException {
    VolumeFiles files = storage().files(VolumeName.of(name("absent")));
    Path there = Files.writeString(directory.resolve("there.tar"), "mine");
    assertThatThrownBy(() -> files.exportTo(there))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> files.exportTo(directory.resolve("orders.zip")))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThat(there).hasContent("mine");
  }

  @Test
  void restore_intoFilledVolume_isRefused() {
    VolumeFiles files = filled();
    Path archive = directory.resolve("orders.tar");
    Manifest before = files.exportTo(archive);
    assertThatThrownBy(() -> files.restoreFrom(archive))
        .isInstanceOf(VolumeNotEmptyException.class)
        .hasMessageContaining("not empty");
    assertThat(files.exportTo(directory.resolve("again.tar")).differences(before)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.999})
  void restore_archiveCutShort_isRefused(double part) throws IOException {
    Path archive = directory.resolve("orders.tar");
    filled().exportTo(archive);
    byte[] bytes = Files.readAllBytes(archive);
    // At a block's end, where a common reader notices nothing.
    int length = (int) (bytes.length * part) / 512 * 512;
    Path cut = Files.write(directory.resolve("cut.tar"), Arrays.copyOf(bytes, length));
    VolumeFiles copy = files("copy");
    assertThatThrownBy(() -> copy.restoreFrom(cut)).isInstanceOf(ArchiveDamagedException.class);
    assertThat(copy.list("")).isEmpty();
  }

  @Test
  void restore_archiveThatLeadsOut_isRefused() throws IOException {
    Path archive = directory.resolve("bad.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      tar.putArchiveEntry(new TarArchiveEntry("../escaped"));
      tar.closeArchiveEntry();
    }
    assertThatThrownBy(() -> files("copy").restoreFrom(archive))
        .isInstanceOf(ArchiveDamagedException.class)
        .hasMessageContaining("leads out");
  }

  @Test
  void restore_engineCannotTakeAll_leavesTheVolumeEmpty() throws IOException {
    Path archive = directory.resolve("bad.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      put(tar, new TarArchiveEntry("good"), "content");
      TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_LINK);
      link.setLinkName("nowhere");
      put(tar, link, "");
    }
    VolumeFiles copy = files("copy");
    copy.createDirectory("", FileAccess.of(7, 8, "0711"));
    assertThatThrownBy(() -> copy.restoreFrom(archive))
        .isInstanceOf(dev.stowage.volume.failure.EngineErrorException.class);
    assertThat(copy.list("")).isEmpty();
    assertThat(copy.stat("")).returns(0_711, FileState::mode);
  }

  @Test
  void linksAndPipes_comeBack() throws IOException {
    Path archive = directory.resolve("kinds.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      put(tar, new TarArchiveEntry("file"), "content");
      TarArchiveEntry hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
      hard.setLinkName("file");
      put(tar, hard, "");
      TarArchiveEntry soft = new TarArchiveEntry("soft", TarConstants.LF_SYMLINK);
      soft.setLinkName("../anywhere");
      put(tar, soft, "");
      put(tar, new TarArchiveEntry("pipe", TarConstants.LF_FIFO), "");
    }
    VolumeFiles copy = files("copy");
    Manifest restored = copy.restoreFrom(archive);
    assertThat(restored.entries())
        .extracting(ManifestEntry::state)
        .extracting(FileState::kind)
        .containsExactly(FileKind.FILE, FileKind.HARD_LINK, FileKind.FIFO, FileKind.SYMLINK);
    assertThat(copy.stat("soft").link()).contains("../anywhere");
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String content)
      throws IOException {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
