package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.CallThreads.Caller;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.failure.EngineTimeoutException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that is silent does not keep its callers. */
class DeadlinesTest {

  private static final long GENEROUS_MILLIS = 10_000;

  /** So that the first short deadline is not spent on loading classes. */
  @BeforeAll
  static void warmUp() {
    for (Wire wire : Wire.values()) {
      try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
          DockerStorage storage = Storages.connect(daemon)) {
        assertThat(storage.volumes().list()).isEmpty();
      }
    }
  }

  static Stream<Arguments> silences() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                Stream.of(
                    Arguments.of(wire, "before the head", Reply.hangBeforeHead()),
                    Arguments.of(wire, "in the body", Reply.hangInBody())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("silences")
  void aCallEndsInTime(Wire wire, String where, Reply silence) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon, Storages.SHORT)) {
      daemon.shelf().with("data");
      daemon.next("GET /volumes/data", silence);
      long start = System.nanoTime();

      EngineTimeoutException failure =
          catchThrowableOfType(EngineTimeoutException.class, () -> storage.volumes().find("data"));

      assertThat(failure)
          .as(where)
          .hasMessage(
              "look for volume 'data': the engine gave no answer within 800 ms. The engine may"
                  + " still carry it out: look before repeating it, or allow more time with"
                  + " timeout(...).");
      assertThat(failure.timeout()).isEqualTo(Storages.SHORT);
      assertThat(millisSince(start)).isBetween(Storages.SHORT.toMillis(), GENEROUS_MILLIS);
      assertThat(storage.volumes().find("data")).as("usable afterwards").isPresent();
      assertThat(daemon.lines()).containsExactly("GET /volumes/data", "GET /volumes/data");
    }
    CallThreads.awaitNoneBusy();
  }

  @Test
  void onAUnixSocketNoThreadAndNoConnectionStaysBehind() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon, Storages.SHORT)) {
      daemon.always("GET /volumes/data", Reply.hangBeforeHead());
      daemon.always("GET /volumes", Reply.hangInBody());

      assertTimeout(() -> storage.volumes().find("data"));
      assertTimeout(() -> storage.volumes().list());

      CallThreads.awaitNoneBusy();
      daemon.awaitNoConnections();
    }
  }

  /** Nothing but closing the transport ends a request on TCP that has no answer yet. */
  @Test
  void onTcpTheThreadStaysUntilTheStorageIsClosed() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP)) {
      daemon.always("GET /volumes/data", Reply.hangBeforeHead());
      try (DockerStorage storage = Storages.connect(daemon, Storages.SHORT)) {
        assertTimeout(() -> storage.volumes().find("data"));
        assertThat(CallThreads.busy()).hasSize(1);
        assertThat(storage.volumes().list()).as("usable all the same").isEmpty();
      }
      CallThreads.awaitNoneBusy();
      daemon.awaitNoConnections();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeEndsInTimeAndIsNotSentAgain(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon, Storages.SHORT)) {
      daemon.always("POST /volumes/create", Reply.hangBeforeHead());
      daemon.always("DELETE /volumes/data", Reply.hangInBody());
      daemon.shelf().with("data");

      assertTimeout(() -> storage.volumes().create(AnonymousVolume.builder().build()));
      assertTimeout(() -> storage.volumes().remove("data"));
      assertThat(daemon.lines())
          .containsExactly("POST /volumes/create", "DELETE /volumes/data", "GET /volumes/data");
    }
    CallThreads.awaitNoneBusy();
  }

  @ParameterizedTest
  @EnumSource
  void connectingToASilentEngineEndsInTime(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire)) {
      daemon.always("GET /_ping", Reply.hangBeforeHead());

      assertThatExceptionOfType(EngineTimeoutException.class)
          .isThrownBy(() -> Storages.connect(daemon, Storages.SHORT))
          .withMessageStartingWith(
              "ask the engine for its version: the engine gave no answer within 800 ms.");
      daemon.awaitNoConnections();
    }
    CallThreads.awaitNoneBusy();
  }

  /** One after the other they would wait for thirteen seconds. */
  @Test
  void manyFirstCallsAtOnceAllEndInTime() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage =
            DockerStorage.builder()
                .timeout(Storages.SHORT)
                .using(Storages.config(daemon), transport)) {
      daemon.always("GET /_ping", Reply.hangBeforeHead());
      long start = System.nanoTime();

      List<Caller> callers =
          Stream.generate(() -> Caller.start(() -> storage.volumes().find("data")))
              .limit(16)
              .toList();

      assertThat(callers)
          .allSatisfy(
              caller ->
                  assertThat(caller.await().failure()).isInstanceOf(EngineTimeoutException.class));
      assertThat(millisSince(start)).isLessThan(GENEROUS_MILLIS);
    }
  }

  @Test
  void aShorterLimitOfTheApplicationsTransportIsReportedAsItWas() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP);
        DockerHttpClient transport =
            new ApacheDockerHttpClient.Builder()
                .dockerHost(URI.create(daemon.host()))
                .responseTimeout(Duration.ofMillis(500))
                .build();
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      daemon.always("GET /volumes/data", Reply.hangBeforeHead());

      EngineTimeoutException failure =
          catchThrowableOfType(EngineTimeoutException.class, () -> storage.volumes().find("data"));
      assertThat(failure.timeout()).isBetween(Duration.ofMillis(450), Duration.ofSeconds(10));
      assertThat(daemon.lines()).hasSize(1);
    }
  }

  @Test
  void timeoutsOfNoLengthAreRefusedAndEndlessOnesAreNot() {
    assertThatThrownBy(() -> DockerStorage.builder().timeout(Duration.ZERO))
        .hasMessage("a timeout is more than zero, not PT0S");
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon, ChronoUnit.FOREVER.getDuration())) {
      assertThat(storage.volumes().find("data")).isEmpty();
    }
  }

  private static void assertTimeout(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(EngineTimeoutException.class);
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
