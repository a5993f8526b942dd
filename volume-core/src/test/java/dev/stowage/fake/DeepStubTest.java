package dev.stowage.fake;

import static dev.stowage.testkit.assertj.FakeDockerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.junit.FakeDockerExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mock of docker-java and the engine in memory, put to the same wrong code. */
@ExtendWith(FakeDockerExtension.class)
class DeepStubTest {

  /** The code under test. It is wrong: a container still refers to the volume. */
  private static void emptyOrders(DockerClient docker) {
    docker.removeVolumeCmd("orders-db").exec();
    docker.createVolumeCmd().withName("orders-db").withLabels(Map.of("app", "shop")).exec();
  }

  @Test
  void deepStub_volumeInUse_isContent() {
    DockerClient docker = mock(DockerClient.class, RETURNS_DEEP_STUBS);
    when(docker.createVolumeCmd().withName(anyString()).withLabels(anyMap()).exec())
        .thenReturn(new CreateVolumeResponse());

    emptyOrders(docker);

    verify(docker).removeVolumeCmd("orders-db");
  }

  @Test
  void engineInMemory_volumeInUse_refuses(FakeDocker engine) {
    DockerClient docker = DockerClientImpl.getInstance(engine.config(), engine.transport());
    docker
        .createContainerCmd("")
        .withCmd("postgres")
        .withName("postgres")
        .withHostConfig(
            HostConfig.newHostConfig().withBinds(new Bind("orders-db", new Volume("/data"))))
        .exec();

    assertThatThrownBy(() -> emptyOrders(docker))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("volume is in use");

    assertThat(engine).hasVolume("orders-db").usedBy("postgres");
  }
}
