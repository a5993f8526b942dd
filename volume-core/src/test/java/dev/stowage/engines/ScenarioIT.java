package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.recording.Scenario;
import dev.stowage.testkit.recording.ScenarioRecorder;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.testkit.transport.ReplayTransport;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What was recorded on a real engine is played without it. */
class ScenarioIT extends EngineTest {

  private static final SecretText SECRET = SecretText.of("hunter2 hunter2");
  private static final DockerClientConfig CONFIG =
      DefaultDockerClientConfig.createDefaultConfigBuilder().build();

  private DockerHttpClient transport() {
    return ((DockerClientImpl) docker()).getHttpClient();
  }

  private VolumeDefinition orders() {
    return definition("orders").label("app", "shop").build();
  }

  private VolumeDefinition nas() {
    return definition("nas")
        .driver(CifsVolume.server("10.0.0.5").share("x").login("u", SECRET))
        .build();
  }

  /** Code under test; returns what it saw. */
  private String session(DockerHttpClient engine) {
    DockerStorage storage = DockerStorage.using(CONFIG, engine);
    storage.volumes().ensure(orders());
    storage.volumes().ensure(nas());
    storage.volumes().ensure(nas());
    storage.files(orders().name().value()).write("conf/shop.conf", "colour=blue");
    String read = storage.files(orders().name().value()).readText("conf/shop.conf");
    ContainerMounts mounts = ContainerMounts.of(volume(orders()).at("/data").readOnly());
    CreateContainerCmd command =
        storage.docker().createContainerCmd(this.engine.image().name()).withName(name("c"));
    String id = storage.mount(mounts, command.withCmd("true")).exec().getId();
    storage.verify(id, mounts);
    storage.docker().removeContainerCmd(id).exec();
    storage.volumes().remove(orders().name());
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> storage.volumes().remove(orders().name()));
    storage.volumes().remove(nas().name());
    return read + storage.volumes().find(orders().name().value());
  }

  private Scenario record() {
    ScenarioRecorder recorder =
        ScenarioRecorder.builder().keepingBodies(ByteSize.ofBytes(1 << 20)).build();
    assertThat(session(RecordingTransport.over(transport(), recorder))).startsWith("colour=blue");
    return recorder.scenario();
  }

  @Test
  void aSessionIsRecordedAndPlayed() throws IOException {
    session(transport()); // what is made on an engine's first day only, is there
    Scenario scenario = record();

    Path file = Path.of("target", "scenarios", engine.api() + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, scenario.toString());
    assertThat(Files.readString(file))
        .doesNotContain("hunter2", engine.host().replaceAll("unix://(.*)/docker.sock", "$1"))
        .doesNotContainPattern("20[2-9]\\d-\\d\\d-\\d\\dT");
    try (ReplayTransport replay = ReplayTransport.of(Scenario.parse(Files.readString(file)))) {
      assertThat(session(replay)).startsWith("colour=blue");
    }
    assertThat(record().lines()).isEqualTo(scenario.lines());
  }

  @Test
  void whatTheEngineShowsIsGivenToTheFake() {
    volumes().ensure(definition("orders").label("app", "shop").build());
    volumes()
        .create(
            definition("sized")
                .driver(VolumeDriver.local().option("type", "tmpfs").option("device", "tmpfs"))
                .build());
    ContainerMounts mounts = ContainerMounts.of(volume(name("orders")).at("/data").readOnly());
    String id =
        remember(
            storage().mount(mounts, engine.command("true").withName(name("c"))).exec().getId());

    try (FakeDocker fake = FakeDocker.create()) {
      fake.given()
          .volumes(engine.get("/volumes/" + name("orders")).toString())
          .volumes(engine.get("/volumes/" + name("sized")).toString())
          .containers(engine.inspect(id).toString());

      DockerStorage storage = DockerStorage.using(fake.config(), fake.transport());
      storage.verify(id, mounts);
      assertThat(storage.volumes().find(name("orders")))
          .hasValueSatisfying(it -> assertThat(it.labels()).containsEntry("app", "shop"));
      assertThat(fake.snapshot().volume(name("orders")).orElseThrow().users())
          .containsExactly(name("c"));
    }
  }
}
