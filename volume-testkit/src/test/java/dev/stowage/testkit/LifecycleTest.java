package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.testkit.Calls.Said;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines that are stopped, started and closed. */
@Timeout(20)
class LifecycleTest {

  private final FakeDocker docker = FakeDocker.create();

  @Test
  void close_afterwardsNobodyListens() throws IOException {
    DockerClient client = docker.transport().client();
    client.pingCmd().exec();

    docker.close();
    docker.close();

    assertThatThrownBy(() -> client.pingCmd().exec())
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(java.io.UncheckedIOException.class)
        .hasCauseInstanceOf(ConnectException.class)
        .hasMessageContaining("Connection refused");
    docker.start();
    assertThatThrownBy(() -> Calls.say(docker, "GET /_ping")).hasMessageContaining("refused");
    client.close();
  }

  @Test
  void close_byManyAtOnce_failsForOneOnly() throws Exception {
    Response left = Calls.open(docker, "GET /events", "");
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> closes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      closes.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  start.await();
                  docker.close();
                  return true;
                } catch (AssertionError e) {
                  return false;
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    start.countDown();

    int quiet = 0;
    for (CompletableFuture<Boolean> close : closes) {
      quiet += close.get(10, TimeUnit.SECONDS) ? 1 : 0;
    }
    assertThat(quiet).isEqualTo(7);
    left.close();
  }

  @Test
  void closedClient_doesNotCloseTheEngine() throws IOException {
    docker.transport().client().close();
    docker.transport().close();

    assertThat(Calls.say(docker, "GET /_ping")).isEqualTo(new Said(200, "OK"));
  }

  @Test
  void stop_keepsWhatThereIs_untilStart() {
    Calls.createVolume(docker, "orders");

    docker.stop();
    docker.stop();
    assertThatThrownBy(() -> Calls.say(docker, "GET /volumes"))
        .hasCauseInstanceOf(ConnectException.class);
    docker.start();
    docker.start();

    assertThat(Calls.say(docker, "GET /volumes/orders").status()).isEqualTo(200);
  }

  @Test
  void stop_breaksAnswersThatAreBeingRead() throws Exception {
    Response events = Calls.open(docker, "GET /events", "");
    CompletableFuture<Throwable> reading =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                events.getBody().readAllBytes();
                return new AssertionError("came to an end");
              } catch (IOException e) {
                return e;
              }
            });

    docker.stop();

    assertThat(reading.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> events.getBody().read()).isInstanceOf(IOException.class);
    assertThat(docker.leftovers(Leftover.OPEN_ANSWERS)).isEmpty();
  }

  @Test
  void stop_breaksCallsThatWaitForALock() throws Exception {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    Response archive = Calls.open(docker, "GET /containers/one/archive?path=/data", "");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                Calls.say(docker, "GET /containers/one/json");
              } catch (RuntimeException e) {
                failure.set(e);
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    docker.restart();

    waiting.join();
    assertThat(failure.get()).hasCauseInstanceOf(SocketException.class);
    assertThat(Calls.say(docker, "GET /containers/one/json").status()).isEqualTo(200);
    archive.close();
  }

  @Test
  void restart_endsContainers_andStartsThoseThatWantIt() {
    for (String policy : List.of("no", "always", "unless-stopped", "on-failure")) {
      Calls.require(
          201,
          Calls.say(
              docker,
              "POST /containers/create?name=" + policy,
              "{\"Cmd\":[\"x\"],\"HostConfig\":{\"RestartPolicy\":{\"Name\":\""
                  + policy
                  + "\"}}}"));
      Calls.require(204, Calls.say(docker, "POST /containers/" + policy + "/start"));
    }

    docker.stop();
    assertThat(docker.snapshot().containers()).allMatch(it -> it.state().equals("exited"));
    docker.start();

    assertThat(docker.snapshot().containers())
        .extracting(it -> it.name() + " " + it.state())
        .containsExactly(
            "always running", "no exited", "on-failure running", "unless-stopped running");
  }

  @Test
  void restart_doesNotStartWhatWasNotRunning() {
    Calls.require(
        201,
        Calls.say(
            docker,
            "POST /containers/create?name=ctl",
            "{\"Cmd\":[\"x\"],\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"unless-stopped\"}}}"));

    docker.restart();

    assertThat(docker.snapshot().container("ctl").orElseThrow().state()).isEqualTo("created");
  }

  @Test
  void stop_uploadThatIsStillSent_writesNoMore() throws Exception {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    byte[] tar = Calls.tar("file", new byte[100_000]);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    java.io.InputStream slow =
        new java.io.ByteArrayInputStream(tar) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            if (pos > 512) {
              begun.countDown();
              awaitQuietly(stopped);
            }
            return super.read(bytes, offset, Math.min(length, 512));
          }
        };
    CompletableFuture<Throwable> upload =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new AssertionError(
                    docker
                        .transport()
                        .execute(
                            com.github.dockerjava.transport.DockerHttpClient.Request.builder()
                                .method("PUT")
                                .path("/containers/one/archive?path=/data")
                                .headers(java.util.Map.of("Content-Type", "application/x-tar"))
                                .body(slow)
                                .build())
                        .getStatusCode());
              } catch (RuntimeException e) {
                return e;
              }
            });

    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    docker.stop();
    stopped.countDown();

    assertThat(upload.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketException.class);
    assertThat(docker.snapshot().volume("data").orElseThrow().files().content("file"))
        .hasSizeLessThan(2_000);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
