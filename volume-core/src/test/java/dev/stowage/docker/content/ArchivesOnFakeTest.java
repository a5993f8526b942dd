package dev.stowage.docker.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.PartlyRestoredException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What archives tell besides content, and archives put over what is there. */
class ArchivesOnFakeTest {

  private static final String UPLOAD = "/containers/{id}/archive";

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
  @TempDir Path directory;

  private VolumeFiles files(String volume) {
    storage.volumes().ensure(VolumeDefinition.named(volume).build());
    return storage.files(volume);
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    storage.close();
  }

  @Test
  void anArchive_tellsOfItsVolume_andAnotherIsMadeLikeIt() {
    VolumeDefinition odd =
        VolumeDefinition.named("orders")
            .label("app", "shop & co=1")
            .label("größe", "")
            .initialContent(VolumeSeed.file("a", "b"))
            .build();
    storage.volumes().ensure(odd);
    Path file = directory.resolve("orders.tar.gz");
    storage.files("orders").exportTo(file);

    VolumeArchive archive = VolumeArchive.of(file);
    ArchivedVolume was = archive.volume().orElseThrow();
    assertThat(was.name()).isEqualTo(VolumeName.of("orders"));
    assertThat(was.settings()).isEqualTo(odd.settings());
    assertThat(was.withheld()).isEmpty();

    storage.volumes().create(archive.definition("restored").label("by", "hand").build());
    assertThat(storage.files("restored").readText("a")).isEqualTo("b");
    assertThat(storage.volumes().inspect("restored").labels())
        .containsEntry("app", "shop & co=1")
        .containsEntry("by", "hand");
  }

  @Test
  void anArchiveOfSomebodyElse_tellsOfNoVolume() throws IOException {
    Path file = directory.resolve("other.tar");
    Files.write(file, new byte[10_240]);
    assertThat(VolumeArchive.of(file).volume()).isEmpty();
    assertThat(VolumeArchive.of(file).definition("x1").build().labels()).isEmpty();
    assertThatThrownBy(() -> VolumeArchive.of(directory.resolve("none")).volume())
        .isInstanceOf(ArchiveDamagedException.class);
  }

  @Test
  void restoredContent_hasNoCommentOnEachEntry() throws IOException {
    files("orders").seed(VolumeSeed.file("a", "b").and(VolumeSeed.file("c", "d")));
    Path file = directory.resolve("orders.tar");
    files("orders").exportTo(file);
    String archive = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(archive.split("dev.stowage.volume/1", -1)).hasSize(2);
    files("copy").restoreFrom(file);
    Path again = directory.resolve("again.tar");
    files("copy").exportTo(again);
    assertThat(VolumeArchive.of(again).manifest()).isEqualTo(VolumeArchive.of(file).manifest());
    assertThat(VolumeArchive.of(again).volume().orElseThrow().name().value()).isEqualTo("copy");
  }

  @Test
  void restoreOver_replacesWhatItHas_andLeavesTheRest() {
    files("old").seed(VolumeSeed.file("a", "new").and(VolumeSeed.file("dir/b", "new")));
    Path file = directory.resolve("old.tar");
    Manifest archived = files("old").exportTo(file);
    VolumeFiles target = files("orders");
    target.write("a", "old".getBytes(UTF_8), FileAccess.of(5, 5, "0600"));
    target.write("dir/mine", "kept");
    target.createDirectory("", FileAccess.of(7, 7, "0700"));

    assertThat(target.restoreOver(file)).isEqualTo(archived);
    assertThat(target.readText("a")).isEqualTo("new");
    assertThat(target.readText("dir/b")).isEqualTo("new");
    assertThat(target.readText("dir/mine")).isEqualTo("kept");
    assertThat(target.stat("")).returns(0_700, FileState::mode);
  }

  @Test
  void restoreOver_damagedArchive_changesNothing() throws IOException {
    files("old").seed(VolumeSeed.file("a", "new"));
    Path file = directory.resolve("old.tar");
    files("old").exportTo(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1024 - 512));
    VolumeFiles target = files("orders");
    target.write("a", "old");
    assertThatThrownBy(() -> target.restoreOver(file)).isInstanceOf(ArchiveDamagedException.class);
    assertThat(target.readText("a")).isEqualTo("old");
  }

  @Test
  void restoreOver_brokenOff_saysSo() {
    files("old").seed(VolumeSeed.file("a", "new").and(VolumeSeed.file("b", new byte[300_000])));
    Path file = directory.resolve("old.tar");
    files("old").exportTo(file);
    VolumeFiles target = files("orders");
    target.write("c", "old");
    docker.faults().on("PUT", UPLOAD).times(1).give(Fault.diskFull(100_000));
    assertThatThrownBy(() -> target.restoreOver(file))
        .isInstanceOf(PartlyRestoredException.class)
        .hasMessageContaining("part of the archive may be in the volume")
        .hasMessageContaining("no space left");
    assertThat(target.readText("c")).isEqualTo("old");
    target.restoreOver(file);
    assertThat(target.read("b")).hasSize(300_000);
  }

  @Test
  void whatNoTarCanHold_isInTheManifest() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("in"));
    Path file = Files.writeString(folder.resolve("tagged"), "x");
    Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
        .write("tag", ByteBuffer.wrap(new byte[1]));
    Files.write(folder.resolve("hollow"), new byte[200_000]);
    Files.writeString(folder.resolve("plain"), "x");
    UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(folder.resolve("socket"));
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(socket);
      Manifest manifest = files("orders").seed(VolumeSeed.directory(folder).under("data"));
      assertThat(manifest.losses())
          .extracting(Loss::toString)
          .containsExactly(
              "HOLES of data/hollow",
              "SOCKET of data/socket",
              "EXTENDED_ATTRIBUTES of data/tagged");
      assertThat(manifest.entries()).hasSize(4);
    }
    assertThat(files("orders").exportTo(directory.resolve("out.tar")).losses())
        .extracting(Loss::toString)
        .containsExactly("HOLES of data/hollow");
  }
}
