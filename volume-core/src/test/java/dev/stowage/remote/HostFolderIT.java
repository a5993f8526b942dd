package dev.stowage.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes whose data stays where it is when they are removed, as with all that lies elsewhere. */
class HostFolderIT extends RemoteTest {

  private static final String FOLDER = "kept";

  @TempDir Path directory;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = remote().newFolder(FOLDER);
  }

  private VolumeDefinition.Builder kept(VolumeSeed seed) {
    return definition("kept")
        .driver(HostDirectoryVolume.at(folder.toString()))
        .initialContent(seed);
  }

  @Test
  void seedThatFails_leavesNothingInTheFolder() throws IOException {
    Path damaged = directory.resolve("damaged.tar");
    Files.writeString(damaged, "no tar at all, but long enough to be a header".repeat(30));
    VolumeDefinition broken =
        kept(VolumeSeed.file("first", "x".repeat(1 << 20)).and(VolumeSeed.archive(damaged)))
            .build();

    assertThatThrownBy(() -> volumes().ensure(broken)).isInstanceOf(ArchiveDamagedException.class);

    assertThat(folder).isEmptyDirectory();
    assertThat(volumes().find(broken.name())).isEmpty();
    VolumeDefinition mended =
        VolumeDefinition.named(broken.name().value())
            .driver(broken.driver())
            .labels(broken.labels())
            .initialContent(VolumeSeed.file("first", "x"))
            .build();
    assertThat(volumes().ensure(mended).created()).isTrue();
    assertThat(folder.resolve("first")).hasContent("x");
  }

  @Test
  void folderThatHoldsSomething_staysAsItIs() throws IOException {
    Files.writeString(folder.resolve("precious"), "gold");
    VolumeDefinition definition = kept(VolumeSeed.file("first", "x")).build();

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(VolumeNotEmptyException.class);

    assertThat(folder).isDirectoryContaining(it -> it.endsWith("precious"));
    assertThat(folder.resolve("precious")).hasContent("gold");
    assertThat(folder.resolve("first")).doesNotExist();
  }
}
