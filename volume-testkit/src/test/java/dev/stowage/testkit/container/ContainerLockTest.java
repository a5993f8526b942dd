package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.SelfDeadlockException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that is still being read locks its container. */
@Timeout(20)
class ContainerLockTest {

  private final Docker docker = Docker.newest();

  private InputStream archive() {
    return docker.client.copyArchiveFromContainerCmd("c1", "/seed").exec();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /containers/c1/json",
        "HEAD /containers/c1/archive?path=/seed",
        "GET /containers/c1/archive?path=/seed",
        "POST /containers/c1/start",
        "POST /containers/c1/wait",
        "POST /containers/c1/rename?name=c2",
        "DELETE /containers/c1"
      })
  void sameThread_failsAtOnceWithBothStacks(String call) throws IOException {
    docker.create("c1", "");
    try (InputStream reading = archive()) {
      String[] parts = call.split(" ", 2);
      assertThatThrownBy(() -> docker.send(parts[0], parts[1], "", new byte[0]))
          .isInstanceOf(SelfDeadlockException.class)
          .hasMessageContaining("container c1 is locked by this thread itself")
          .hasMessageContaining("holds it to: GET c1/archive?path=/seed")
          .hasMessageContaining("wants to: ")
          .hasMessageContaining("ContainerLockTest.archive")
          .hasMessageContaining("sameThread_failsAtOnceWithBothStacks");
      assertThat(reading.read()).isNotNegative();
    }
  }

  @Test
  void list_isAnsweredMeanwhile() throws IOException {
    docker.create("c1", "");
    try (InputStream reading = archive()) {
      assertThat(docker.list("{}")).containsExactly("c1");
      assertThat(reading.read()).isNotNegative();
    }
  }

  @Test
  void readToTheEnd_isUnlocked() throws IOException {
    docker.create("c1", "");
    InputStream reading = archive();
    assertThat(reading.readAllBytes()).isNotEmpty();
    assertThat(docker.inspect("c1").path("Name").asText()).isEqualTo("/c1");
  }

  @Test
  void anotherThread_waitsUntilTheArchiveIsClosed() throws Exception {
    docker.create("c1", "");
    InputStream reading = archive();
    CompletableFuture<String> inspected = new CompletableFuture<>();
    Thread other = new Thread(() -> inspected.complete(docker.inspect("c1").path("Name").asText()));
    other.start();
    while (other.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
      assertThat(inspected).isNotDone();
    }
    reading.close();
    assertThat(inspected.get()).isEqualTo("/c1");
  }

  @Test
  void anotherContainer_isNotLocked() throws IOException {
    docker.create("c1", "");
    docker.create("c2", "");
    try (InputStream reading = archive()) {
      assertThat(docker.inspect("c2").path("Name").asText()).isEqualTo("/c2");
      assertThat(reading.read()).isNotNegative();
    }
  }
}
