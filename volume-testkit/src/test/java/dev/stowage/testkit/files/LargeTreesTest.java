package dev.stowage.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.testkit.Calls;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.assertj.FakeDockerAssertions;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.tree.FileTreeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** Files larger than memory, and many of them. */
class LargeTreesTest {

  /** More than an array can hold, so that it cannot be kept. */
  private static final FileContent HUGE = FileContent.generated((4L << 30) + 3, 7);

  private static final int MANY = 100_000;

  @Test
  void hugeFile_isCopiedUpAndDownloaded_withoutMemory() throws IOException {
    FakeDocker docker = FakeDocker.create();
    docker.addImage("huge:1", FileTree.builder().file("data/huge", HUGE).build());
    Calls.createVolume(docker, "vol");
    create(
        docker,
        "{\"Image\":\"huge:1\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Binds\":[\"vol:/data\"]}}");

    FakeDockerAssertions.assertThat(docker).hasVolume("vol").withFile("huge").withContent(HUGE);
    try (Response answer =
            Calls.open(docker, "GET /containers/cont/archive?path=/data/huge", "", new byte[0]);
        TarArchiveInputStream tar = open(answer)) {
      TarArchiveEntry entry = tar.getNextEntry();
      assertThat(entry.getSize()).isEqualTo(HUGE.size());
      try (InputStream content = HUGE.open()) {
        byte[] mebibyte = content.readNBytes(1 << 20);
        for (int i = 0; i < 16; i++) {
          assertThat(tar.readNBytes(1 << 20)).isEqualTo(mebibyte);
          mebibyte = content.readNBytes(1 << 20);
        }
      }
    }
  }

  @Test
  void manyFiles_areAddedAndListed() throws IOException {
    FileTreeBuilder tree = FileTree.builder();
    for (int i = 0; i < MANY; i++) {
      tree.file("d" + i / 1_000 + "/f" + i, FileContent.generated(1_000, i)).owner(i % 7, 0);
    }
    FakeDocker docker = FakeDocker.create();
    docker.addImage("many:1", tree.build());
    create(docker, "{\"Image\":\"many:1\",\"Cmd\":[\"x\"]}");

    int files = 0;
    try (Response answer =
            Calls.open(docker, "GET /containers/cont/archive?path=/", "", new byte[0]);
        TarArchiveInputStream tar = open(answer)) {
      for (TarArchiveEntry at = tar.getNextEntry(); at != null; at = tar.getNextEntry()) {
        files += at.getSize() == 1_000 ? 1 : 0;
      }
    }
    assertThat(files).isEqualTo(MANY);
  }

  @Test
  void diskSize_whatDoesNotFit_failsAsOnAFullDisk_untilSomethingIsRemoved() {
    FakeDocker docker = FakeDocker.builder().diskSize(25_000).build();
    byte[] tar = Calls.tar("blob", new byte[10_000]);
    for (String name : new String[] {"v1", "v2", "v3"}) {
      Calls.createVolume(docker, name);
      Calls.createContainer(docker, "c" + name, name + ":/v");
    }
    assertThat(Calls.upload(docker, "PUT /containers/cv1/archive?path=/v", tar).status())
        .isEqualTo(200);
    assertThat(Calls.upload(docker, "PUT /containers/cv2/archive?path=/v", tar).status())
        .isEqualTo(200);
    assertThat(Calls.upload(docker, "PUT /containers/cv3/archive?path=/v", tar).body())
        .contains("write /v/blob: no space left on device");

    Calls.say(docker, "DELETE /containers/cv1");
    assertThat(Calls.say(docker, "DELETE /volumes/v1").status()).isEqualTo(204);
    assertThat(Calls.upload(docker, "PUT /containers/cv3/archive?path=/v", tar).status())
        .isEqualTo(200);
  }

  private static void create(FakeDocker docker, String json) {
    Calls.Said said = Calls.say(docker, "POST /containers/create?name=cont", json);
    assertThat(said.status()).as(said.body()).isEqualTo(201);
  }

  private static TarArchiveInputStream open(Response answer) {
    return new TarArchiveInputStream(answer.getBody(), StandardCharsets.UTF_8.name());
  }
}
