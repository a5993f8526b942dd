package dev.stowage.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of volumes, with nothing pulled and nothing run. */
class VolumeFilesIT extends EngineTest {

  private VolumeFiles files() {
    return storage().files(volumes().ensure(definition("files").build()).volume().name());
  }

  @AfterEach
  void noCarrierIsLeft() {
    assertThat(
            docker()
                .listContainersCmd()
                .withShowAll(true)
                .withVolumeFilter(List.of(name("files")))
                .exec())
        .isEmpty();
  }

  @Test
  void write_thenRead_isTheSame() {
    VolumeFiles files = files();
    files.write("conf/deep/shop.conf", "colour=blue");
    assertThat(files.readText("/conf/./deep/shop.conf")).isEqualTo("colour=blue");
    assertThat(files.stat("conf/deep/shop.conf"))
        .returns(FileKind.FILE, FileState::kind)
        .returns(11L, FileState::size)
        .returns(0_644, FileState::mode)
        .returns(FileOwner.ROOT, FileState::owner);
    files.write("conf/deep/shop.conf", "red".getBytes(UTF_8), FileAccess.of(999, 998, "0600"));
    assertThat(files.readText("conf/deep/shop.conf")).isEqualTo("red");
    assertThat(files.stat("conf/deep/shop.conf"))
        .returns(0_600, FileState::mode)
        .returns(new FileOwner(999, 998), FileState::owner);
  }

  @Test
  void write_largeWithOddName_comesBackByteForByte() {
    byte[] content = new byte[3_000_017];
    new Random(7).nextBytes(content);
    String name = "größe/" + "x".repeat(180) + "/日本 .bin";
    VolumeFiles files = files();
    files.write(name, content, FileAccess.OF_FILES);
    assertThat(files.read(name)).isEqualTo(content);
  }

  /** A carrier goes with the anonymous volumes of its image, and this one was named to it. */
  @Test
  void anonymousVolume_staysAfterEachCall() {
    VolumeName anonymous =
        volumes().create(AnonymousVolume.builder().label(TEST_LABEL, name("x")).build()).name();
    storage().files(anonymous).write("a", "b");
    assertThat(storage().files(anonymous).readText("a")).isEqualTo("b");
    volumes().remove(anonymous);
  }

  @Test
  void write_fewerOrMoreBytesThanSaid_fails() {
    VolumeFiles files = files();
    byte[] ten = new byte[10];
    assertThatThrownBy(
            () -> files.write("ten", new ByteArrayInputStream(ten), 20, FileAccess.OF_FILES))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("'ten' has 10 bytes and not 20");
    assertThatThrownBy(
            () -> files.write("ten", new ByteArrayInputStream(ten), 9, FileAccess.OF_FILES))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("'ten' has more than 9 bytes");
  }

  /** An engine writes a file where it is to be, and not beside it. */
  @Test
  void write_breaksOffMidway_leavesAPart() {
    VolumeFiles files = files();
    files.write("short", "what was there before");
    ByteArrayInputStream tooShort = new ByteArrayInputStream(new byte[1_000_000]);
    assertThatThrownBy(() -> files.write("short", tooShort, 3_000_000, FileAccess.OF_FILES))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(files.stat("short").size()).isBetween(1L, 1_000_000L);
  }

  @Test
  void createDirectory_root_changesTheVolumeItself() {
    VolumeFiles files = files();
    files.createDirectory("", FileAccess.of(999, 999, "0700"));
    files.createDirectory("data/pg", FileAccess.of(70, 70, "0750"));
    assertThat(files.stat(""))
        .returns(0_700, FileState::mode)
        .returns(new FileOwner(999, 999), FileState::owner);
    assertThat(files.stat("data/pg"))
        .returns(0_750, FileState::mode)
        .returns(new FileOwner(70, 70), FileState::owner);
  }

  @Test
  void list_namesWhatIsIn_andWalkShowsAllBelow() {
    VolumeFiles files = files();
    files.write("a/one", "1");
    files.write("a/b/two", "22");
    assertThat(files.list("")).extracting(state -> state.path().value()).containsExactly("a");
    assertThat(files.list("a"))
        .extracting(state -> state.path().value())
        .containsExactly("a/b", "a/one");
    List<String> walked = new ArrayList<>();
    files.walk(
        "a",
        (file, content) ->
            walked.add(file.path() + "=" + new String(content.readAllBytes(), UTF_8)));
    assertThat(walked).containsExactly("a/b=", "a/b/two=22", "a/one=1");
    assertThat(files.list("a/b")).extracting(FileState::size).containsExactly(2L);
    assertThatThrownBy(() -> files.list("a/one")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> files.list("nowhere")).isInstanceOf(ContentNotFoundException.class);
  }

  @Test
  void missing_isSaid() {
    VolumeFiles files = files();
    assertThat(files.find("nothing")).isEmpty();
    assertThatThrownBy(() -> files.stat("nothing"))
        .isInstanceOf(ContentNotFoundException.class)
        .hasMessageContaining("'nothing' of volume");
    assertThatThrownBy(() -> files.read("")).isInstanceOf(ContentNotFoundException.class);
  }

  @Test
  void missingVolume_isNotCreated() {
    VolumeName name = VolumeName.of(name("absent"));
    assertThatThrownBy(() -> storage().files(name).write("x", "y"))
        .isInstanceOf(VolumeNotFoundException.class);
    assertThat(volumes().find(name)).isEmpty();
  }

  @Test
  void copyTo_sinkFails_theSinkIsNamed() {
    VolumeFiles files = files();
    files.write("x", "y");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> files.copyTo("x", full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
    assertThat(files.copyTo("x", new ByteArrayOutputStream())).isEqualTo(1);
  }

  @Test
  void labelsOfTheVolumeStay() {
    files().write("x", "y");
    assertThat(volumes().inspect(VolumeName.of(name("files"))).labels())
        .isEqualTo(Map.copyOf(definition("files").build().labels()));
  }
}
