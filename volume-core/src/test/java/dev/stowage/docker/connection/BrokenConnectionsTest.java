package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.CallThreads.Caller;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that end when nobody expects it. */
class BrokenConnectionsTest {

  private static final VolumeDefinition DATA = VolumeDefinition.named("data").build();
  private static final AnonymousVolume ANONYMOUS = AnonymousVolume.builder().build();
  private static final String CUT = "the connection was closed before a whole HTTP answer came";
  private static final String MAYBE_DONE =
      ", so that the engine may have carried it out all the same";

  @ParameterizedTest
  @EnumSource
  void idleConnectionsThatTheEngineClosedAreNotNoticed(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      VolumeManager volumes = storage.volumes();

      daemon.dropConnections();
      assertThat(volumes.find("data")).isEmpty();
      daemon.dropConnections();
      assertThat(volumes.ensure(DATA).created()).isTrue();
      daemon.dropConnections();
      assertThat(volumes.list()).hasSize(1);
      daemon.dropConnections();
      volumes.remove("data");

      assertThat(daemon.shelf().size()).isZero();
    }
  }

  /** The connection is closed between the look and the creation, so that a POST meets it first. */
  @ParameterizedTest
  @EnumSource
  void aCreationOnADeadConnectionIsSentAgain(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.next("GET /volumes", thenClose(Reply.json(200, "{\"Volumes\":[]}")));

      assertThat(storage.volumes().create(DATA).name()).hasToString("data");
      assertThat(daemon.lines()).containsExactly("GET /volumes", "POST /volumes/create");
    }
  }

  private static Reply thenClose(Reply reply) {
    return (input, output) -> {
      boolean unused = reply.act(input, output);
      return false;
    };
  }

  /** On a unix socket it is known that nobody received it; on TCP it is not. */
  @Test
  void anAnonymousCreationOnADeadConnectionIsSentAgainOnlyIfNobodyReceivedIt() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.dropConnections();

      assertThat(storage.volumes().create(ANONYMOUS).name().value()).hasSize(64);
      assertThat(daemon.lines()).containsExactly("POST /volumes/create");
    }
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.dropConnections();

      assertThatExceptionOfType(EngineUnreachableException.class)
          .isThrownBy(() -> storage.volumes().create(ANONYMOUS))
          .withMessageContaining(MAYBE_DONE);
      assertThat(daemon.lines()).isEmpty();
    }
  }

  static Stream<Arguments> cuts() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                Stream.of(
                    Arguments.of(wire, "before the head", Reply.close()),
                    Arguments.of(wire, "in a body of known length", Reply.truncatedLength()),
                    Arguments.of(wire, "in a chunk", Reply.truncatedChunk())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cuts")
  void anAnswerThatIsCutShortOnceIsAskedForAgain(Wire wire, String where, Reply cut) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with("data");
      daemon.next("GET /volumes/data", cut);

      assertThat(storage.volumes().inspect("data").name()).as(where).hasToString("data");
      assertThat(daemon.lines()).containsExactly("GET /volumes/data", "GET /volumes/data");
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cuts")
  void anAnswerThatIsAlwaysCutShortIsGivenUp(Wire wire, String where, Reply cut) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes/data", cut);
      daemon.always("DELETE /volumes/data", cut);

      assertThatExceptionOfType(EngineUnreachableException.class)
          .as(where)
          .isThrownBy(() -> storage.volumes().find("data"))
          .withMessageStartingWith(
              "look for volume 'data': no connection to the Docker engine at "
                  + daemon.host()
                  + ": "
                  + CUT
                  + ". Check that the engine runs");
      assertThat(daemon.lines()).hasSizeBetween(2, 40);
      int soFar = daemon.lines().size();
      assertThatExceptionOfType(EngineUnreachableException.class)
          .isThrownBy(() -> storage.volumes().remove("data"))
          .withMessageContaining(CUT + MAYBE_DONE);
      assertThat(daemon.lines()).hasSizeBetween(soFar + 2, soFar + 40);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cuts")
  void anAnonymousCreationIsNeverSentTwice(Wire wire, String where, Reply cut) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("POST /volumes/create", cut);

      assertThatExceptionOfType(EngineUnreachableException.class)
          .as(where)
          .isThrownBy(() -> storage.volumes().create(ANONYMOUS))
          .withMessageStartingWith("create an anonymous volume: no connection to the Docker engine")
          .withMessageContaining(CUT + MAYBE_DONE);
      assertThat(daemon.lines()).containsExactly("POST /volumes/create");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeWhoseAnswerWasLostIsASuccess(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.next("POST /volumes/create", Reply.closeAfter(() -> daemon.shelf().with("data")));
      daemon.next("DELETE /volumes/data", Reply.closeAfter(() -> daemon.shelf().drop("data")));

      assertThat(storage.volumes().ensure(DATA).volume().name()).hasToString("data");
      storage.volumes().remove("data");

      assertThat(daemon.lines())
          .as("the second DELETE was answered with 404")
          .containsExactly(
              "GET /volumes",
              "POST /volumes/create",
              "POST /volumes/create",
              "DELETE /volumes/data",
              "DELETE /volumes/data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVolumeThatWasNeverThereIsNotFound(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      assertThatThrownBy(() -> storage.volumes().remove("data"))
          .isInstanceOf(VolumeNotFoundException.class)
          .hasMessage(
              "remove volume 'data': the engine has no volume named 'data'. Create it with"
                  + " ensure(...), or list() what is there.");
      assertThat(daemon.lines()).containsExactly("DELETE /volumes/data", "GET /volumes");
    }
  }

  @Test
  void norIfTheFirstRequestMetADeadUnixSocket() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.dropConnections();

      assertThat(catchThrowable(() -> storage.volumes().remove(VolumeName.of("data"))))
          .isInstanceOf(VolumeNotFoundException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEngineIsRestarted(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      assertThat(storage.volumes().ensure(DATA).created()).isTrue();
      daemon.stop();
      daemon.start();
      assertThat(storage.volumes().ensure(DATA).created()).isFalse();
      daemon.stop();
      daemon.start();
      storage.volumes().remove("data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEngineIsRestartedUnderAPoolOfManyConnections(Wire wire) {
    int many = 12;
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      Gate gate = new Gate();
      Reply none = gate.before(Reply.error(404, "get data: no such volume"));
      daemon.next("GET /volumes/data", Collections.nCopies(many, none).toArray(Reply[]::new));
      List<Caller> callers =
          Stream.generate(() -> Caller.start(() -> storage.volumes().find("data")))
              .limit(many)
              .toList();
      MisbehavingDaemon.await("all are connected", () -> daemon.lines().size() == many);
      gate.open();
      assertThat(callers).allSatisfy(caller -> assertThat(caller.await().failure()).isNull());
      assertThat(daemon.connections()).isEqualTo(many);

      daemon.stop();
      daemon.start();

      storage.volumes().remove("data", RemovalOption.MISSING_IS_FINE);
      assertThat(storage.volumes().ensure(DATA).created()).isTrue();
    }
  }
}
