package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.edit.failure.ContentExistsException;
import dev.stowage.volume.edit.failure.ProgramFailedException;
import dev.stowage.volume.edit.failure.ProgramNotFoundException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletes and renames in volumes, by programs of an image. */
class EditsIT extends EngineTest {

  private VolumeFiles files;
  private VolumeEdits edits;

  @BeforeEach
  void fill() {
    files = storage().files(volumes().ensure(definition("edits").build()).volume().name());
    edits = files.through(engine.image().name());
    files.seed(
        VolumeSeed.file("a", "1")
            .and(VolumeSeed.file("-rf", "2"))
            .and(VolumeSeed.file("ein 'Name'\n$(x)/größe", "3"))
            .and(VolumeSeed.file("d/e/f", "4"))
            .and(VolumeSeed.symlink("link", "d"))
            .ownedBy(999, 998)
            .modes("0400", "1700")
            .and(VolumeSeed.emptyDirectory("empty")));
  }

  @AfterEach
  void noContainerIsLeft() {
    assertThat(
            docker().listContainersCmd().withShowAll(true).exec().stream()
                .filter(it -> it.getLabels().containsKey("dev.stowage.program")))
        .isEmpty();
  }

  private List<String> paths() {
    List<String> paths = new ArrayList<>();
    files.walk("", (file, content) -> paths.add(file.path().value()));
    return paths;
  }

  @Test
  void delete_removesOneFile_whoeverOwnsItAndWhateverItIsCalled() {
    edits.delete("-rf");
    edits.delete("ein 'Name'\n$(x)/größe");
    edits.delete("link");
    assertThat(paths())
        .containsExactlyInAnyOrder("a", "d", "d/e", "d/e/f", "ein 'Name'\n$(x)", "empty");
  }

  @Test
  void deleteTree_removesAllThatIsInIt() {
    edits.deleteTree("d");
    edits.deleteTree("link");
    edits.deleteTree("ein 'Name'\n$(x)");
    assertThat(paths()).containsExactlyInAnyOrder("a", "-rf", "empty");
  }

  @Test
  void move_keepsOwnerModeAndContent() {
    FileState before = files.stat("d/e/f");
    edits.move("d", "empty/-d");
    FileState after = files.stat("empty/-d/e/f");
    assertThat(after)
        .returns(before.mode(), FileState::mode)
        .returns(new FileOwner(999, 998), FileState::owner)
        .returns(before.modified(), FileState::modified)
        .returns(ContentPath.of("empty/-d/e/f"), FileState::path);
    assertThat(files.find("d")).isEmpty();
    edits.move("-rf", "-f");
    assertThat(files.readText("-f")).isEqualTo("2");
  }

  @Test
  void whatCannotBe_isNamed_andNothingIsChanged() {
    List<String> before = paths();
    assertThatThrownBy(() -> edits.delete("b")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.delete("d")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.deleteTree("b")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.move("b", "c")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.move("a", "no/a")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.move("a", "d")).isInstanceOf(ContentExistsException.class);
    assertThatThrownBy(() -> edits.move("a", "")).isInstanceOf(ContentExistsException.class);
    assertThatThrownBy(() -> files.through("stowage-absent:1").delete("a"))
        .isInstanceOf(ImageNotFoundException.class);
    assertThat(paths()).isEqualTo(before);
  }

  /** The carriers' own image holds nothing. */
  @Test
  void imageWithoutThePrograms_isNamed() {
    assertThatThrownBy(() -> files.through("stowage-carrier:1").delete("a"))
        .isInstanceOf(ProgramNotFoundException.class)
        .hasMessageContaining("executable file not found");
    assertThat(paths()).contains("a");
  }

  @Test
  void programThatFails_isToldWithItsWords() {
    String image = name("failing") + ":1";
    String container = remember(engine.create(ContainerMounts.of(), "true"));
    byte[] tar =
        TestTar.tar()
            .file(
                "bin/mv", "#!/bin/sh\necho \"no: $*\" >&2\nexit 7\n", entry -> entry.setMode(0_755))
            .bytes();
    docker()
        .copyArchiveToContainerCmd(container)
        .withTarInputStream(new ByteArrayInputStream(tar))
        .withRemotePath("/")
        .exec();
    docker().commitCmd(container).withRepository(name("failing")).withTag("1").exec();
    try {
      assertThatThrownBy(() -> files.through(image).move("a", "b"))
          .isInstanceOfSatisfying(
              ProgramFailedException.class, e -> assertThat(e.status()).isEqualTo(7))
          .hasMessageContaining("mv ended with status 7: no: -- /volume/a /volume/b");
    } finally {
      docker().removeImageCmd(image).withForce(true).exec();
    }
  }

  @Test
  void find_throughAFile_isNothing() {
    assertThat(files.find("a/b/c")).isEmpty();
    assertThat(files.find("link/e")).isPresent();
  }
}
