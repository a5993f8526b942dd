package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.CallThreads.Caller;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.failure.CallInterruptedException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends the wait of whoever asks, and never a removal. */
class InterruptsTest {

  private static final String WORDS =
      ": the calling thread was interrupted. The engine may have carried it out all the same: look"
          + " before repeating it.";

  @AfterEach
  void clearTheFlag() {
    boolean unused = Thread.interrupted();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsTheWaitAtOnce(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with("data");
      daemon.next("GET /volumes/data", Reply.hangBeforeHead());
      Caller caller = Caller.start(() -> storage.volumes().find("data"));
      daemon.awaitRequest("GET /volumes/data");

      caller.interrupt().await();

      assertThat(caller.failure())
          .isInstanceOf(CallInterruptedException.class)
          .hasMessage("look for volume 'data'" + WORDS);
      assertThat(caller.flagWasSet()).isTrue();
      assertThat(storage.volumes().find("data")).as("usable afterwards").isPresent();
      assertThat(daemon.lines()).as("not sent again by itself").hasSize(2);
    }
    CallThreads.awaitNoneBusy();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptWithinTheBodyEndsTheWaitAndTheRequest(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.next("GET /volumes", Reply.hangInBody());
      Caller caller = Caller.start(() -> storage.volumes().list());
      daemon.awaitRequest("GET /volumes");

      caller.interrupt().await();

      assertThat(caller.failure()).isInstanceOf(CallInterruptedException.class);
      assertThat(caller.flagWasSet()).isTrue();
    }
    CallThreads.awaitNoneBusy();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentFromAnInterruptedThread(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> storage.volumes().find("data"))
          .isInstanceOf(CallInterruptedException.class)
          .hasMessage("look for volume 'data'" + WORDS);

      assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
      assertThat(daemon.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRemovalGoesThroughInAnInterruptedThread(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with("data");
      Thread.currentThread().interrupt();

      storage.volumes().remove("data");

      assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
      assertThat(daemon.shelf().has("data")).isFalse();
    }
  }

  @Test
  void aRemovalGoesThroughEvenAsTheFirstCall() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      daemon.shelf().with("data");
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> storage.volumes().find("data"))
          .isInstanceOf(CallInterruptedException.class);
      assertThat(daemon.requests()).as("not even a ping").isEmpty();
      storage.volumes().remove("data");

      assertThat(Thread.interrupted()).isTrue();
      assertThat(daemon.shelf().has("data")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRemovalUnderWayIsNotGivenUp(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      Gate gate = new Gate();
      daemon.shelf().with("data");
      daemon.next("DELETE /volumes/data", gate.before(Reply.answer(204, Map.of(), "")));
      Caller caller = Caller.start(() -> storage.volumes().remove("data"));
      daemon.awaitRequest("DELETE /volumes/data");

      caller.interrupt();
      gate.open();
      caller.await();

      assertThat(caller.failure()).isNull();
      assertThat(caller.flagWasSet()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingWorksInAnInterruptedThread(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire)) {
      DockerStorage storage = Storages.connect(daemon);
      Thread.currentThread().interrupt();

      storage.close();

      assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
      daemon.awaitNoConnections();
    }
  }

  @Test
  void whoWaitsForTheFirstPingCanBeInterruptedAndWhoAsksDoesNotTakeOthersAlong()
      throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      daemon.next("GET /_ping", Reply.hangBeforeHead());
      Caller asking = Caller.start(() -> storage.volumes().find("data"));
      daemon.awaitRequest("GET /_ping");
      Caller waiting = Caller.start(() -> storage.volumes().find("data"));
      Caller patient = Caller.start(() -> storage.volumes().find("data"));
      MisbehavingDaemon.await("all are within a call", () -> CallThreads.busy().size() == 3);

      waiting.interrupt().await();
      assertThat(waiting.failure()).isInstanceOf(CallInterruptedException.class);
      asking.interrupt().await();
      assertThat(asking.failure()).isInstanceOf(CallInterruptedException.class);
      patient.await();
      assertThat(patient.failure()).as("asks itself").isNull();
    }
  }
}
