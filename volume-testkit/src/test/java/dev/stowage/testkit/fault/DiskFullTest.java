package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.Calls;
import dev.stowage.testkit.Calls.Said;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.state.VolumeSnapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk in the words of each engine, as they said it on a data root of 24 MB. */
class DiskFullTest {

  private static final byte[] TAR = Calls.tar("data/blob", new byte[10_000]);

  private static FakeDocker engine(String name) {
    FakeDocker docker = FakeDocker.create(EngineProfile.named(name).orElseThrow());
    Calls.createVolume(docker, "vol");
    Calls.createContainer(docker, "ctl", "vol:/v");
    return docker;
  }

  @ParameterizedTest
  @CsvSource({
    "20.10, Error processing tar file(exit status 1): write /v/data/blob: no space left on device",
    "26.1, write /v/data/blob: no space left on device",
    "28.5, write /v/data/blob: no space left on device"
  })
  void upload_partOfTheFileStays(String name, String text) {
    FakeDocker docker = engine(name);
    docker.faults().on("PUT", "/containers/ctl/archive").times(1).give(Fault.diskFull(4_000));

    assertThat(Calls.upload(docker, "PUT /containers/ctl/archive?path=/v", TAR))
        .isEqualTo(new Said(500, "{\"message\":\"" + text + "\"}"));

    VolumeSnapshot volume = docker.snapshot().volume("vol").orElseThrow();
    assertThat(volume.files().content("data/blob")).hasSize(4_000);
    assertThat(Calls.upload(docker, "PUT /containers/ctl/archive?path=/v", TAR).status())
        .as("when there is space again")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "20.10, Error processing tar file(exit status 1): write /data/blob: no space left on device",
    "26.1, write /data/blob: no space left on device",
    "28.5, write /data/blob: no space left on device"
  })
  void importedImage_nothingStays(String name, String text) {
    FakeDocker docker = engine(name);
    docker.faults().on("POST", "/images/create").give(Fault.diskFull(4_000));

    assertThat(Calls.upload(docker, "POST /images/create?fromSrc=-&repo=x", TAR))
        .isEqualTo(new Said(500, "{\"message\":\"" + text + "\"}"));
    assertThat(docker.snapshot().images()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20.10, '-init/link: no space left on device'",
    "26.1, '-init/.tmp-link[0-9]+: no space left on device'",
    "28.5, '-init/.tmp-link[0-9]+: no space left on device'"
  })
  void newContainer_isNotMade(String name, String end) {
    FakeDocker docker = engine(name);
    docker.faults().onAnyCall().give(Fault.diskFull());

    Said said =
        Calls.say(
            docker,
            "POST /containers/create?name=more",
            "{\"Cmd\":[\"x\"],\"HostConfig\":{\"Binds\":[\"new:/v\"]}}");

    assertThat(said.status()).isEqualTo(500);
    assertThat(said.body())
        .matches("\\{\"message\":\"write /var/lib/docker/overlay2/[0-9a-f]{64}" + end + "\"}");
    assertThat(docker.snapshot().container("more")).isEmpty();
    assertThat(docker.snapshot().volume("new")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20.10, failed to copy files: userspace copy failed: write",
    "26.1, failed to copy files: userspace copy failed: write",
    "28.5, failed to copy files: write"
  })
  void copyIntoAVolume_volumeStaysAndTheContainerDoesNot(String name, String start) {
    FakeDocker docker = engine(name);
    Calls.require(200, Calls.upload(docker, "POST /images/create?fromSrc=-&repo=big", TAR));
    docker.faults().on("POST", "/containers/create").give(Fault.diskFull(2_000));

    Said said =
        Calls.say(
            docker,
            "POST /containers/create?name=more",
            "{\"Image\":\"big\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Binds\":[\"new:/data\"]}}");

    assertThat(said)
        .isEqualTo(
            new Said(
                500,
                "{\"message\":\""
                    + start
                    + " /var/lib/docker/volumes/new/_data/blob: no space left on device\"}"));
    assertThat(docker.snapshot().container("more")).isEmpty();
    assertThat(docker.snapshot().volume("new").orElseThrow().users()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.10", "26.1", "28.5"})
  void volumes_canStillBeCreated(String name) {
    FakeDocker docker = engine(name);
    docker.faults().onAnyCall().give(Fault.diskFull());

    Calls.createVolume(docker, "more");

    assertThat(docker.snapshot().volume("more")).isPresent();
  }
}
