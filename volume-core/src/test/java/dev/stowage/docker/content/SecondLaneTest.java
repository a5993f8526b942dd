package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small files go into a volume in two streams. */
class SecondLaneTest {

  private static final String ARCHIVE = "/containers/{id}/archive";
  private static final int DIRECTORIES = 20;
  private static final int FILES = 5_000;
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

  @TempDir Path directory;

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
  private VolumeFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Files.createDirectory(directory.resolve("d" + i));
    }
    for (int i = 0; i < FILES; i++) {
      Files.writeString(
          directory.resolve("d" + i % DIRECTORIES + "/f" + i), "text ".repeat(i % 200));
    }
    Files.write(directory.resolve("d3/big"), new byte[300_000]);
    Files.createLink(directory.resolve("d0/another"), directory.resolve("d19/f19"));
    Files.createSymbolicLink(directory.resolve("d19/soft"), Path.of("../d0"));
    for (int i = 0; i < DIRECTORIES; i++) {
      Path each = directory.resolve("d" + i);
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-x---"));
      Files.setLastModifiedTime(each, FileTime.from(LONG_AGO));
    }
    files =
        storage.files(
            storage.volumes().ensure(VolumeDefinition.named("many").build()).volume().name());
    docker.journal().clear();
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    storage.close();
    docker.close();
  }

  private long uploads() {
    return docker.journal().lines().stream().filter(line -> line.startsWith("PUT ")).count();
  }

  private long carriers() {
    return docker.journal().lines().stream()
        .filter(line -> line.startsWith("DELETE /containers/"))
        .count();
  }

  @Test
  void manySmallFiles_allArrive_directoriesKeepModesAndTimes() {
    Manifest sent = files.seed(VolumeSeed.directory(directory).verified());
    assertThat(sent.entries()).hasSize(1 + DIRECTORIES + FILES + 3);
    assertThat(carriers()).isEqualTo(2);
    assertThat(uploads()).isGreaterThan(4);
    for (int i = 0; i < DIRECTORIES; i++) {
      assertThat(files.stat("d" + i))
          .returns(0_750, FileState::mode)
          .returns(LONG_AGO, FileState::modified);
    }
    assertThat(files.readText("d0/another")).isEqualTo("text ".repeat(19));
  }

  @Test
  void fewFiles_takeOneStream() {
    files.seed(VolumeSeed.directory(directory.resolve("d1")));
    assertThat(carriers()).isEqualTo(1);
    assertThat(uploads()).isEqualTo(3);
  }

  @Test
  void hardLinkBesideFewFiles_itsDirectoryKeepsItsTime() throws IOException {
    Path few = directory.resolve("d2");
    Path inner = Files.createDirectory(few.resolve("inner"));
    Files.createLink(inner.resolve("again"), few.resolve("f2"));
    Files.setLastModifiedTime(inner, FileTime.from(LONG_AGO));
    files.seed(VolumeSeed.directory(few));
    assertThat(files.stat("inner")).returns(LONG_AGO, FileState::modified);
    assertThat(files.readText("inner/again")).isEqualTo("text text ");
  }

  @Test
  void secondStreamFails_theVolumeIsEmptied() {
    docker.faults().on("PUT", ARCHIVE).after(2).times(1).give(Fault.answer(500, "disk on fire"));
    assertThatThrownBy(() -> files.seed(VolumeSeed.directory(directory)))
        .isInstanceOf(VolumeException.class)
        .hasMessageContaining("disk on fire");
    assertThat(files.list("")).isEmpty();
    assertThat(files.stat("")).returns(0_755, FileState::mode);
  }

  @Test
  void secondCarrierIsRefused_theVolumeIsEmptied() {
    docker
        .faults()
        .on("POST", "/containers/create")
        .after(2)
        .times(1)
        .give(Fault.answer(500, "no more"));
    assertThatThrownBy(() -> files.seed(VolumeSeed.directory(directory)))
        .isInstanceOf(VolumeException.class)
        .hasMessageContaining("no more");
    assertThat(files.list("")).isEmpty();
  }

  @Test
  void firstStreamBreaks_bothEnd() {
    docker.faults().on("PUT", ARCHIVE).after(1).times(1).give(Fault.breakOff(0));
    assertThatThrownBy(() -> files.seed(VolumeSeed.directory(directory)))
        .isInstanceOf(VolumeException.class);
    assertThat(files.list("")).isEmpty();
  }
}
