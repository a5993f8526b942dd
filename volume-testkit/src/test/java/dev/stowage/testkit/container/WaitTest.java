package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for the end of a container: the head of the answer at once, the body when it is over. */
@Timeout(20)
class WaitTest {

  private final Docker docker = Docker.newest();

  private DockerHttpClient.Response waitFor(String condition) {
    return docker
        .fake
        .transport()
        .execute(
            DockerHttpClient.Request.builder()
                .method("POST")
                .path("/containers/c1/wait?condition=" + condition)
                .build());
  }

  private static String body(DockerHttpClient.Response response) {
    try (response) {
      return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads on another thread; returns once that thread blocks. */
  private static CompletableFuture<String> reading(DockerHttpClient.Response response)
      throws InterruptedException {
    CompletableFuture<String> read = new CompletableFuture<>();
    Thread reader = new Thread(() -> read.complete(body(response)));
    reader.setDaemon(true);
    reader.start();
    awaitBlocked(reader);
    return read;
  }

  private static void awaitBlocked(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
      if (!thread.isAlive()) {
        throw new AssertionError("did not wait");
      }
    }
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void notRunning_running_blocksUntilItIsKilled() throws Exception {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    DockerHttpClient.Response response = waitFor("not-running");
    assertThat(response.getStatusCode()).isEqualTo(200);
    CompletableFuture<String> read = reading(response);
    assertThat(read).isNotDone();
    docker.client.killContainerCmd("c1").exec();
    assertThat(read.get()).isEqualTo("{\"StatusCode\":137}\n");
  }

  @Test
  void notRunning_neverStarted_answersAtOnce() {
    docker.create("c1", "");
    assertThat(body(waitFor("not-running"))).isEqualTo("{\"StatusCode\":0}\n");
  }

  @Test
  void nextExit_beforeTheStart_tellsTheEndThatFollows() throws Exception {
    docker.create("c1", "");
    CompletableFuture<String> read = reading(waitFor("next-exit"));
    docker.client.startContainerCmd("c1").exec();
    assertThat(read).isNotDone();
    docker.client.stopContainerCmd("c1").exec();
    assertThat(read.get()).isEqualTo("{\"StatusCode\":143}\n");
  }

  @Test
  void removed_stopped_goesOnWaiting() throws Exception {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    CompletableFuture<String> read = reading(waitFor("removed"));
    docker.client.killContainerCmd("c1").exec();
    assertThat(read).isNotDone();
    docker.client.removeContainerCmd("c1").exec();
    assertThat(read.get()).isEqualTo("{\"StatusCode\":137}\n");
  }

  @Test
  void nextExit_removedInstead_ends() throws Exception {
    docker.create("c1", "");
    CompletableFuture<String> read = reading(waitFor("next-exit"));
    docker.client.removeContainerCmd("c1").exec();
    assertThat(read.get()).isEqualTo("{\"StatusCode\":0}\n");
  }

  @Test
  void interrupt_endsTheReading_flagKept() throws Exception {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    DockerHttpClient.Response response = waitFor("not-running");
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              assertThatThrownBy(() -> response.getBody().read())
                  .isInstanceOf(InterruptedIOException.class);
              flag.complete(Thread.currentThread().isInterrupted());
            });
    reader.start();
    awaitBlocked(reader);
    reader.interrupt();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void close_endsTheReading() throws Exception {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    DockerHttpClient.Response response = waitFor("not-running");
    CountDownLatch ended = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              assertThatThrownBy(() -> response.getBody().read()).isInstanceOf(IOException.class);
              ended.countDown();
            });
    reader.start();
    awaitBlocked(reader);
    response.close();
    ended.await();
  }

  @Test
  void followedLogs_endWithTheContainer() throws Exception {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    CompletableFuture<String> read =
        reading(
            docker
                .fake
                .transport()
                .execute(
                    DockerHttpClient.Request.builder()
                        .method("GET")
                        .path("/containers/c1/logs?stdout=1&follow=1")
                        .build()));
    docker.client.stopContainerCmd("c1").exec();
    assertThat(read.get()).isEmpty();
  }
}
