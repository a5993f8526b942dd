package dev.stowage.docker.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.LeftOut;
import dev.stowage.volume.content.LeftOut.Reason;
import dev.stowage.volume.content.OutwardLinks;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ExtractionRefusedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

  private static final Extraction USUAL = Extraction.usual();

  @TempDir Path folder;

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @AfterEach
  void nothingIsLeftBeside() throws IOException {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    storage.close();
    docker.close();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(each -> each.getFileName().toString()))
          .isSubsetOf("out", "evil.tar", "outside");
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private VolumeFiles volume(VolumeSeed seed) {
    VolumeFiles files =
        storage.files(
            storage.volumes().ensure(VolumeDefinition.named("orders").build()).volume().name());
    files.seed(seed);
    return files;
  }

  private Extracted extract(Evil tar, Extraction extraction) throws IOException {
    Path archive = Files.write(folder.resolve("evil.tar"), tar.bytes());
    return VolumeArchive.of(archive).extractTo(out(), extraction);
  }

  private void assertRefused(Evil tar, Extraction extraction, String reason) throws IOException {
    Files.createDirectories(folder.resolve("outside"));
    assertThatThrownBy(() -> extract(tar, extraction))
        .isInstanceOf(ExtractionRefusedException.class)
        .hasMessageContaining(reason);
    assertNothingMade();
  }

  private void assertNothingMade() throws IOException {
    assertThat(out()).doesNotExist();
    try (Stream<Path> all = Files.list(folder.resolve("outside"))) {
      assertThat(all).isEmpty();
    }
  }

  @Test
  void volume_comesOutAsItIs() throws IOException {
    VolumeFiles files =
        volume(
            VolumeSeed.file("conf/shop.conf", "blue")
                .modes("0640", "0750")
                .and(VolumeSeed.file("größe/日本", new byte[200_000]))
                .and(VolumeSeed.symlink("conf/same", "shop.conf"))
                .and(VolumeSeed.emptyDirectory("closed").modes("0600", "0500")));
    Extracted extracted = files.extractTo(out());
    assertThat(extracted.leftOut()).isEmpty();
    assertThat(extracted.manifest().differences(files.exportTo(nowhere(), TAR))).isEmpty();
    assertThat(out().resolve("conf/same")).hasContent("blue").isSymbolicLink();
    assertThat(out().resolve("größe/日本")).hasSize(200_000);
    assertThat(mode("conf/shop.conf")).isEqualTo(0_640);
    assertThat(mode("closed")).isEqualTo(0_500);
    Files.setAttribute(out().resolve("closed"), "unix:mode", 0_700);
  }

  private static final ArchiveFormat TAR = ArchiveFormat.TAR;

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }

  private int mode(String path) throws IOException {
    return (int) Files.getAttribute(out().resolve(path), "unix:mode", LinkOption.NOFOLLOW_LINKS)
        & 0_7777;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside/x", "a/../../outside/x", "/../outside/x"})
  void nameThatLeadsOut_isDamage(String name) throws IOException {
    Files.createDirectories(folder.resolve("outside"));
    assertThatThrownBy(() -> extract(new Evil().file(name, "x"), USUAL))
        .isInstanceOf(VolumeException.class);
    assertNothingMade();
  }

  @Test
  void absoluteName_staysInside() throws IOException {
    extract(new Evil().file("/etc/stowage-test", "x"), USUAL);
    assertThat(out().resolve("etc/stowage-test")).hasContent("x");
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    assertRefused(
        new Evil().link("dir", "../outside").file("dir/x", "x"),
        Extraction.builder().outwardLinks(OutwardLinks.KEEP).build(),
        "something is to lie in it");
    assertRefused(
        new Evil().link("x", "../outside/x").file("x", "x"),
        Extraction.builder().outwardLinks(OutwardLinks.KEEP).build(),
        "comes twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../outside", "a/../../outside", ".."})
  void linkThatLeadsOut_isRefusedLeftOutOrKept(String target) throws IOException {
    Evil tar = new Evil().file("a/b", "x").link("out", target);
    assertRefused(tar, USUAL, "leads out");
    Extracted without =
        extract(tar, Extraction.builder().outwardLinks(OutwardLinks.LEAVE_OUT).build());
    assertThat(without.leftOut()).extracting(LeftOut::reason).containsExactly(Reason.OUTWARD_LINK);
    assertThat(Files.exists(out().resolve("out"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    Files.delete(out().resolve("a/b"));
    Files.delete(out().resolve("a"));
    extract(tar, Extraction.builder().outwardLinks(OutwardLinks.KEEP).build());
    assertThat(Files.readSymbolicLink(out().resolve("out"))).hasToString(target);
  }

  @Test
  void linkThatLeadsOutByAnother_isRefused() throws IOException {
    assertRefused(
        new Evil().link("a", "b/..").link("b", "c").link("c", "..").file("d/e", "x"),
        USUAL,
        "leads out");
  }

  @Test
  void hardLink_toNothingInside_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("outside"));
    assertRefused(new Evil().hardLink("x", "etc/passwd"), USUAL, "is a hard link to");
    assertThatThrownBy(() -> extract(new Evil().hardLink("x", "../outside"), USUAL))
        .isInstanceOf(VolumeException.class);
    assertNothingMade();
  }

  @Test
  void hardLink_toASymbolicLink_isOne() throws IOException {
    extract(new Evil().file("a", "x").link("l", "a").hardLink("h", "l"), USUAL);
    assertThat(Files.readSymbolicLink(out().resolve("h"))).hasToString("a");
  }

  @Test
  void devicesPipesAndSetuid_onlyWhenAsked() throws IOException {
    Evil tar =
        new Evil()
            .special("null", TarConstants.LF_CHR)
            .special("pipe", TarConstants.LF_FIFO)
            .file("su", "x", 0_4755);
    Extracted extracted = extract(tar, USUAL);
    assertThat(extracted.leftOut())
        .extracting(LeftOut::reason)
        .containsExactly(Reason.DEVICE, Reason.PIPE, Reason.SETUID);
    assertThat(mode("su")).isEqualTo(0_755);
    assertThat(out().resolve("null")).doesNotExist();
    Files.delete(out().resolve("su"));
    extract(tar, Extraction.builder().makePipes().keepSetuid().build());
    assertThat(mode("su")).isEqualTo(0_4755);
    assertThat(out().resolve("pipe")).exists();
  }

  @Test
  void tooMuch_endsIt() throws IOException {
    Evil three = new Evil().file("a", "12345").file("b", "12345").file("c", "12345");
    assertRefused(three, Extraction.builder().maxEntries(2).build(), "maxEntries");
    assertRefused(three, Extraction.builder().maxSize(ByteSize.ofBytes(14)).build(), "maxSize");
    assertRefused(
        new Evil().file("a/b/c/d", "x"), Extraction.builder().maxDepth(3).build(), "maxDepth");
  }

  @Test
  void bomb_isEndedByItsRatio() throws IOException {
    Files.createDirectories(folder.resolve("outside"));
    Path archive = folder.resolve("evil.tar");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(archive))) {
      packed.write(new Evil().file("zeros", "\0".repeat(64 << 20)).bytes());
    }
    assertThatThrownBy(() -> VolumeArchive.of(archive).extractTo(out(), USUAL))
        .isInstanceOf(ExtractionRefusedException.class)
        .hasMessageContaining("maxRatio");
    assertNothingMade();
  }

  @Test
  void directory_mustBeNewOrEmpty() throws IOException {
    VolumeFiles files = volume(VolumeSeed.file("a", "x"));
    Files.createDirectory(out());
    files.extractTo(out());
    assertThat(out().resolve("a")).hasContent("x");
    assertThatThrownBy(() -> files.extractTo(out()))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> files.extractTo(out().resolve("a")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is no directory");
  }

  @Test
  void cutShort_leavesNothing() throws IOException {
    Files.createDirectories(folder.resolve("outside"));
    VolumeFiles files = volume(VolumeSeed.file("a", new byte[100_000]));
    docker.faults().on("GET", "/containers/{id}/archive").give(Fault.truncate(50_000));
    assertThatThrownBy(() -> files.extractTo(out())).isInstanceOf(ArchiveDamagedException.class);
    docker.faults().clear();
    assertNothingMade();
    Path archive = folder.resolve("evil.tar");
    files.exportTo(Files.newOutputStream(archive), TAR);
    Files.write(archive, List.of());
    assertThatThrownBy(() -> VolumeArchive.of(archive).manifest())
        .isInstanceOf(ArchiveDamagedException.class);
    assertThatThrownBy(() -> VolumeArchive.of(archive).extractTo(out(), USUAL))
        .isInstanceOf(ArchiveDamagedException.class);
    assertNothingMade();
  }

  /** A tar that nobody means well. */
  private static final class Evil {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

    Evil file(String name, String text) throws IOException {
      return file(name, text, 0_644);
    }

    Evil file(String name, String text, int mode) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setMode(mode);
      byte[] content = text.getBytes(UTF_8);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    }

    Evil link(String name, String target) throws IOException {
      return linked(name, target, TarConstants.LF_SYMLINK);
    }

    Evil hardLink(String name, String target) throws IOException {
      return linked(name, target, TarConstants.LF_LINK);
    }

    Evil special(String name, byte kind) throws IOException {
      return linked(name, "", kind);
    }

    private Evil linked(String name, String target, byte kind) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
      entry.setLinkName(target);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      return this;
    }

    byte[] bytes() throws IOException {
      tar.close();
      return bytes.toByteArray();
    }
  }
}
