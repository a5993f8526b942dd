package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole volumes from one place to another: volumes, engines, this machine. */
class CopiesIT extends EngineTest {

  private static final int FILES = 4_000;

  @TempDir Path directory;

  private String source() {
    volumes().ensure(definition("source").build());
    storage()
        .files(name("source"))
        .seed(
            VolumeSeed.file("conf/größe", "blue")
                .ownedBy(999, 998)
                .modes("0640", "0750")
                .and(VolumeSeed.file("data/big", new byte[3_000_000]))
                .and(VolumeSeed.symlink("data/same", "big"))
                .and(VolumeSeed.emptyDirectory("").ownedBy(70, 70).modes("0640", "2750")));
    return name("source");
  }

  private static Manifest content(DockerStorage of, String volume) {
    return of.files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  private String user(String volume) {
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume(volume).at("/data"));
    String id = remember(engine.create(mounts, "trap 'exit 0' TERM; sleep 1000 & wait"));
    docker().startContainerCmd(id).exec();
    return id;
  }

  private InspectContainerResponse.ContainerState state(String container) {
    return docker().inspectContainerCmd(container).exec().getState();
  }

  @Test
  void copy_whileItsUserIsStopped() {
    String source = source();
    String user = user(source);
    String before = state(user).getStartedAt();
    VolumeCopy copy = VolumeCopy.from(source).to(name("copy")).stoppingUsers().verified();
    storage().copies().copy(copy);
    assertThat(content(storage(), name("copy")).differences(content(storage(), source))).isEmpty();
    assertThat(state(user).getStatus()).isEqualTo("running");
    assertThat(state(user).getStartedAt()).isNotEqualTo(before);
    assertThat(volumes().inspect(VolumeName.of(name("copy"))).labels())
        .containsAllEntriesOf(volumes().inspect(VolumeName.of(source)).labels());
  }

  @Test
  void copy_whileItsUserIsPaused() {
    String source = source();
    String user = user(source);
    String before = state(user).getStartedAt();
    storage().copies().copy(VolumeCopy.from(source).to(name("copy")).pausingUsers());
    assertThat(state(user).getStatus()).isEqualTo("running");
    assertThat(state(user).getStartedAt()).isEqualTo(before);
  }

  @Test
  void rename_unlessSomebodyRefersToIt() {
    String source = source();
    Manifest before = content(storage(), source);
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume(source).at("/data"));
    String user = engine.create(mounts, "true");
    assertThatThrownBy(() -> storage().copies().rename(source, name("renamed")))
        .isInstanceOf(VolumeInUseException.class);
    docker().removeContainerCmd(user).withForce(true).exec();
    storage().copies().rename(source, name("renamed"));
    assertThat(volumes().find(source)).isEmpty();
    assertThat(content(storage(), name("renamed")).differences(before)).isEmpty();
  }

  @Test
  void toAnotherEngineAndBack() {
    String source = source();
    try (FakeDocker fake = FakeDocker.create();
        DockerStorage other = DockerStorage.using(fake.config(), fake.transport())) {
      storage().copiesTo(other).copy(VolumeCopy.from(source).to("there").verified());
      other
          .copiesTo(storage())
          .copy(VolumeCopy.from("there").to(definition("back").build()).verified());
    }
    assertThat(content(storage(), name("back")).differences(content(storage(), source))).isEmpty();
  }

  @Test
  void toThisMachine() {
    String source = source();
    Path out = directory.resolve("out");
    Extracted extracted = storage().files(source).extractTo(out);
    assertThat(extracted.manifest().differences(content(storage(), source))).isEmpty();
    assertThat(out.resolve("data/same")).isSymbolicLink().hasSize(3_000_000);
    assertThat(out.resolve("conf/größe")).hasContent("blue");
  }

  @Test
  void manySmallFiles_inTwoStreams() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path folder = directory.resolve("tree/d" + i % 40);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("f" + i), "text ".repeat(i % 250));
    }
    volumes().ensure(definition("many").build());
    Manifest seeded =
        storage()
            .files(name("many"))
            .seed(VolumeSeed.directory(directory.resolve("tree")).verified());
    assertThat(seeded.entries()).hasSize(FILES + 41);
    assertThat(content(storage(), name("many")).differences(seeded)).isEmpty();
  }
}
