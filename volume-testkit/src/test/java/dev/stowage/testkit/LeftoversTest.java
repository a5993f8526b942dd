package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.testkit.engine.SelfDeadlockException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a test leaves in its engine. */
class LeftoversTest {

  private final FakeDocker docker = FakeDocker.create();

  @Test
  void openAnswer_failsTheClose_andShowsWhoOpenedIt() {
    Response events = Calls.open(docker, "GET /v1.51/events?since=0", "");
    assertThat(docker.leftovers(Leftover.OPEN_ANSWERS))
        .containsExactly("GET /v1.51/events?since=0");

    assertThatThrownBy(docker::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("answers that nobody closed: GET /v1.51/events?since=0")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(
                        place ->
                            assertThat(Arrays.toString(place.getStackTrace()))
                                .contains("openAnswer_failsTheClose_andShowsWhoOpenedIt")));
    assertThat(docker.leftovers(Leftover.OPEN_ANSWERS)).as("after close").hasSize(1);
    events.close();
  }

  @Test
  void openArchive_keepsItsContainerLocked() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    Response archive = Calls.open(docker, "GET /containers/one/archive?path=/data", "");

    assertThatThrownBy(() -> Calls.say(docker, "GET /containers/one/json"))
        .isInstanceOf(SelfDeadlockException.class);
    assertThatThrownBy(docker::close).hasMessageContaining("/containers/one/archive");
    archive.close();
  }

  @Test
  void answerReadToItsEnd_isNotOpen() throws IOException {
    Calls.createVolume(docker, "orders");
    Response read = Calls.open(docker, "GET /volumes", "");
    read.getBody().readAllBytes();
    Response closed = Calls.open(docker, "GET /volumes", "");
    closed.close();
    Response empty = Calls.open(docker, "DELETE /volumes/orders", "");
    Response head = Calls.open(docker, "HEAD /containers/none/archive?path=/", "");

    assertThat(docker.leftovers(Leftover.OPEN_ANSWERS)).isEmpty();
    assertThatCode(docker::close).doesNotThrowAnyException();
    assertThat(empty.getStatusCode()).isEqualTo(204);
    assertThat(head.getStatusCode()).isEqualTo(404);
  }

  @Test
  void unreadAnswer_isOpen() {
    Response unread = Calls.open(docker, "GET /volumes", "");

    assertThat(docker.leftovers(Leftover.OPEN_ANSWERS)).containsExactly("GET /volumes");
    unread.close();
  }

  @Test
  void volumesAndContainers_mayBeLeft_unlessAskedFor() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    docker.close();

    assertThat(docker.leftovers(Leftover.VOLUMES)).containsExactly("data");
    assertThat(docker.leftovers(Leftover.CONTAINERS)).containsExactly("one");
  }

  @Test
  void closeLeavingNothing_namesAll() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    Calls.require(
        200,
        Calls.upload(docker, "POST /images/create?fromSrc=-&repo=x", Calls.tar("a", new byte[1])));

    assertThatThrownBy(docker::closeLeavingNothing)
        .hasMessage(
            """
            the test left in the engine:
              containers: one
              volumes: data
              images: x:latest""");
  }

  @Test
  void mustNotLeave_replacesTheDefault() {
    FakeDocker strict = FakeDocker.builder().mustNotLeave(Leftover.VOLUMES).build();
    Response open = Calls.open(strict, "GET /volumes", "");
    Calls.createVolume(strict, "data");
    FakeDocker lenient = FakeDocker.builder().mustNotLeave().build();
    Response alsoOpen = Calls.open(lenient, "GET /volumes", "");

    assertThatThrownBy(strict::close)
        .hasMessage("the test left in the engine:\n  volumes: data")
        .hasNoSuppressedExceptions();
    assertThatCode(lenient::close).doesNotThrowAnyException();
    open.close();
    alsoOpen.close();
  }
}
