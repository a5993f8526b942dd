package dev.stowage.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.ServedDocker;
import dev.stowage.volume.VolumeDefinition;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine in memory behind a socket, as the README shows it. */
class ServedFakeTest {

  private final VolumeDefinition orders = VolumeDefinition.named("orders-db").build();

  @Test
  void theFakeIsServed(@TempDir Path folder) {
    URI socket = URI.create("unix://" + folder.resolve("docker.sock"));
    // region serve
    try (FakeDocker docker = FakeDocker.create();
        ServedDocker served = docker.serve(socket); // or on any free port: serveOnLoopback()
        DockerStorage elsewhere = DockerStorage.builder().host(served.uri().toString()).connect()) {
      elsewhere.volumes().ensure(orders); // as any client of DOCKER_HOST would
    }
    // endregion
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theFakeIsServedOnLoopback_andSharesItsStateWithTheTransport() {
    try (FakeDocker docker = FakeDocker.create();
        ServedDocker served = docker.serveOnLoopback();
        DockerStorage elsewhere = DockerStorage.builder().host(served.uri().toString()).connect()) {
      elsewhere.volumes().ensure(orders);
      assertThat(docker.snapshot().toString()).contains("orders-db");
    }
  }
}
