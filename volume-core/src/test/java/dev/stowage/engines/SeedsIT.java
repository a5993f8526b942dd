package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes that are filled when they are made, and trees with entries of every kind. */
class SeedsIT extends EngineTest {

  @TempDir Path directory;

  private Path tree() throws IOException, InterruptedException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    byte[] large = new byte[5_000_001];
    new Random(5).nextBytes(large);
    Files.write(tree.resolve("z-first"), large);
    Files.createLink(tree.resolve("a-link"), tree.resolve("z-first"));
    Files.createSymbolicLink(tree.resolve("soft"), Path.of("../../etc/passwd"));
    Files.createDirectories(tree.resolve("größe/日本/" + "x".repeat(200)));
    Files.createFile(tree.resolve("größe/empty"));
    Files.setAttribute(tree.resolve("größe/empty"), "unix:mode", 0_4755);
    Files.setAttribute(tree, "unix:mode", 0_2750);
    assumeThat(Files.getAttribute(tree, "unix:uid")).as("root can give away").isEqualTo(0);
    Files.setAttribute(tree.resolve("größe"), "unix:uid", 999);
    Files.setAttribute(tree.resolve("größe"), "unix:gid", 998);
    int made = new ProcessBuilder("mkfifo", tree.resolve("pipe").toString()).start().waitFor();
    assertThat(made).isZero();
    return tree;
  }

  @Test
  void treeOfEveryKind_goesInOutAndInAgain() throws IOException, InterruptedException {
    VolumeFiles files =
        storage().files(volumes().ensure(definition("one").build()).volume().name());
    Manifest seeded = files.seed(VolumeSeed.directory(tree()));
    assertThat(seeded.entries())
        .extracting(entry -> entry.state().kind())
        .contains(FileKind.FIFO, FileKind.HARD_LINK, FileKind.SYMLINK);
    assertThat(files.stat("größe/empty")).returns(0_4755, FileState::mode);
    assertThat(files.stat("größe")).returns(new FileOwner(999, 998), FileState::owner);
    assertThat(files.stat("")).returns(0_2750, FileState::mode);
    Path archive = directory.resolve("one.tar.zst");
    Manifest exported = files.exportTo(archive);
    assertThat(exported.differences(seeded)).isEmpty();
    VolumeFiles copy = storage().files(volumes().ensure(definition("two").build()).volume().name());
    try (InputStream stream = Files.newInputStream(archive)) {
      assertThat(copy.restoreFrom(stream)).isEqualTo(exported);
    }
    assertThat(copy.stat("")).returns(0_2750, FileState::mode);
  }

  @Test
  void ensure_fillsOnce() {
    VolumeDefinition filled =
        definition("filled").initialContent(VolumeSeed.file("a/b", "first")).build();
    assertThat(volumes().plan(filled).step()).isEqualTo(Step.CREATE_AND_FILL);
    assertThat(volumes().ensure(filled).created()).isTrue();
    VolumeFiles files = storage().files(filled.name());
    assertThat(files.stat("")).returns(0_755, FileState::mode);
    files.write("a/b", "changed");
    assertThat(volumes().ensure(filled).created()).isFalse();
    assertThat(files.readText("a/b")).isEqualTo("changed");
  }

  @Test
  void ensure_halfFilledOrUntouched_isMadeAnew() {
    VolumeDefinition filled =
        definition("filled").initialContent(VolumeSeed.file("a/b", "first")).build();
    volumes().ensure(definition("filled").label("dev.stowage.fill", "killed").build());
    assertThat(volumes().plan(filled).step()).isEqualTo(Step.REPLACE_UNFINISHED);
    VolumeFiles files = storage().files(filled.name());
    files.write("a/b", "half");
    assertThat(volumes().plan(filled).step()).isEqualTo(Step.KEEP);
    files.createDirectory("", FileAccess.of(0, 0, "1000"));
    assertThat(volumes().ensure(filled).created()).isTrue();
    assertThat(files.readText("a/b")).isEqualTo("first");
  }

  @Test
  void ensure_seedCannotBeRead_noVolumeIsLeft() {
    VolumeDefinition filled =
        definition("filled")
            .initialContent(
                VolumeSeed.file("a/b", "first").and(VolumeSeed.directory(directory.resolve("no"))))
            .build();
    assertThatThrownBy(() -> volumes().ensure(filled)).isInstanceOf(ArchiveDamagedException.class);
    assertThat(volumes().find(filled.name())).isEmpty();
    assertThat(
            docker()
                .listContainersCmd()
                .withShowAll(true)
                .withVolumeFilter(List.of(name("filled")))
                .exec())
        .isEmpty();
  }
}
