package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.EngineUnreachableException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Something answers, but not what an engine would. */
class WrongAnswersTest {

  private static final String HTML = "<html>\r\n<h1>Please log in</h1>";
  private static final String NOT_AN_ENGINE =
      ". Check that the address is that of an engine and not of a proxy or of another service.";

  @ParameterizedTest
  @EnumSource
  void aPageInPlaceOfJson(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      answerEverything(daemon, Reply.answer(200, Map.of("Content-Type", "text/html"), HTML));
      VolumeManager volumes = storage.volumes();

      EngineProtocolException failure =
          catchThrowableOfType(EngineProtocolException.class, () -> volumes.find("data"));
      assertThat(failure)
          .hasMessage(
              "look for volume 'data': "
                  + daemon.host()
                  + " did not answer like a Docker engine: status 200 with a body that begins"
                  + " '<html> <h1>Please log in</h1>'"
                  + NOT_AN_ENGINE);
      assertThat(failure.host()).isEqualTo(daemon.host());
      assertProtocol(volumes::list, "list volumes: ", "'<html> ");
      assertProtocol(() -> volumes.remove("data"), "remove volume 'data': ", "'<html> ");
      assertProtocol(
          () -> volumes.create(AnonymousVolume.builder().build()),
          "create an anonymous volume: ",
          "'<html> ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | ''                              | status 200 with an empty body
          200 | null                            | status 200 with a body that begins 'null'
          200 | true                            | status 200 with a body that begins 'true'
          200 | {"Name":                        | status 200 with JSON that is cut off, or not
          200 | []                              | a volume without a usable name
          200 | {"Name":"../containers/x"}      | a volume without a usable name
          200 | {"Name":"data","Driver":{}}     | a volume whose Driver is of the kind OBJECT
          200 | {"Name":"data","Driver":""}     | a volume whose Driver is an empty string
          200 | {"Name":"data","Labels":"a=b"}  | a volume whose Labels are of the kind STRING
          200 | {"Name":"data","Options":[1]}   | a volume whose Options are of the kind ARRAY
          204 | ''                              | status 204 with an empty body
          404 | 404 page not found              | status 404 with a body that begins '404 page not
          404 | {"message":null}                | status 404 with JSON that is cut off, or not
          500 | panic: runtime error            | status 500 with a body that begins 'panic: runti
          502 | ''                              | status 502 with an empty body
          """)
  void aBodyThatIsNoVolume(int status, String body, String problem) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes/data", Reply.json(status, body));

      assertProtocol(
          () -> storage.volumes().find("data"),
          "look for volume 'data': " + daemon.host(),
          problem);
      assertThat(daemon.lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          []
          {"message":"hello"}
          {"Volumes":"none"}
          {"Volumes":{}}
          """)
  void anAnswerWithoutAListIsNotAnEmptyList(String body) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes", Reply.json(200, body));

      assertProtocol(
          () -> storage.volumes().list(), "list volumes: ", "an answer without a list of Volumes");
    }
  }

  @Test
  void aListThatIsNullIsEmptyAndStrangeVolumesAreLeftOutAloud() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.next(
          "GET /volumes",
          Reply.json(200, "{\"Volumes\":null,\"Warnings\":null}"),
          Reply.json(200, "{\"Volumes\":[{\"Name\":\"ok\"},{\"Name\":\"v\",\"Driver\":5},7]}"));

      VolumeListing nothing = storage.volumes().list();
      assertThat(nothing).isEmpty();
      assertThat(nothing.warnings()).isEmpty();

      VolumeListing strange = storage.volumes().list();
      assertThat(strange).singleElement().extracting(v -> v.name().value()).isEqualTo("ok");
      assertThat(strange.warnings())
          .containsExactly(
              "left out a volume whose Driver is of the kind NUMBER: \"v\"",
              "left out a volume without a usable name: ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInTheEnginesWords(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.next("GET /volumes/data", Reply.error(500, "disk on fire"), Reply.error(403, "no"));

      EngineErrorException failure =
          catchThrowableOfType(EngineErrorException.class, () -> storage.volumes().inspect("data"));
      assertThat(failure)
          .hasMessage(
              "look for volume 'data': the engine answered 500: disk on fire. Look into the"
                  + " engine's log; it may have done part of it.");
      assertThat(failure.status()).isEqualTo(500);
      assertThatExceptionOfType(EngineErrorException.class)
          .isThrownBy(() -> storage.volumes().inspect("data"))
          .withMessageEndingWith(
              "Ask for the right to do this on that engine, or use another one.");
    }
  }

  @Test
  void anErrorWithoutAnEndIsCutOff() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes/data", Reply.error(500, "goroutine 1 ".repeat(50_000)));

      Throwable failure = catchThrowable(() -> storage.volumes().find("data"));
      assertThat(failure).isInstanceOf(EngineErrorException.class);
      assertThat(failure.getMessage()).hasSizeLessThan(2_300).contains("… (cut off)");
    }
  }

  @Test
  void aBodyWithoutAnEndIsGivenUp() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes", Reply.endless(100));

      assertProtocol(
          () -> storage.volumes().list(), "list volumes: ", "the answer is longer than 67108864");
      daemon.awaitNoConnections();
      daemon.shelf().with("data");
      assertThat(storage.volumes().find("data")).as("usable afterwards").isPresent();
      assertThat(daemon.lines()).as("not asked for again").hasSize(2);
    }
  }

  @Test
  void aBodyThatIsNotCompressedAsItSays() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes", Reply.answer(200, Map.of("Content-Encoding", "gzip"), "{}!"));

      assertThat(catchThrowable(() -> storage.volumes().list()))
          .isInstanceOf(EngineProtocolException.class)
          .hasMessageContaining("GZIP");
      assertThat(daemon.lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void somethingThatSpeaksNoHttp(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire)) {
      daemon.always("GET /_ping", Reply.bytesThenClose("SSH-2.0-OpenSSH_9.2p1\r\n\u0001\u0002"));

      assertThatExceptionOfType(EngineUnreachableException.class)
          .isThrownBy(() -> Storages.connect(daemon))
          .withMessageContaining(
              "no connection to the Docker engine at "
                  + daemon.host()
                  + ": the connection was closed before a whole HTTP answer came. Check that");
    }
  }

  @Test
  void aPingThatIsNone() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP)) {
      daemon.next(
          "GET /_ping",
          Reply.answer(200, Map.of(), HTML),
          Reply.answer(200, Map.of("Api-Version", "latest"), "OK"),
          Reply.answer(404, Map.of(), HTML),
          Reply.error(500, "starting"));

      for (int i = 0; i < 2; i++) {
        assertProtocol(
            () -> Storages.connect(daemon),
            "ask the engine for its version: " + daemon.host(),
            "no readable Api-Version header in the answer to /_ping");
      }
      assertProtocol(() -> Storages.connect(daemon), "ask the engine", "status 404 with a body");
      assertThatExceptionOfType(EngineErrorException.class)
          .isThrownBy(() -> Storages.connect(daemon))
          .withMessageStartingWith(
              "ask the engine for its version: the engine answered 500: start");
      daemon.awaitNoConnections();
    }
  }

  private static void answerEverything(MisbehavingDaemon daemon, Reply reply) {
    daemon
        .always("GET /volumes", reply)
        .always("GET /volumes/data", reply)
        .always("POST /volumes/create", reply)
        .always("DELETE /volumes/data", reply);
  }

  private static void assertProtocol(ThrowingCallable call, String start, String problem) {
    assertThatExceptionOfType(EngineProtocolException.class)
        .isThrownBy(call)
        .withMessageStartingWith(start)
        .withMessageContaining(" did not answer like a Docker engine: ")
        .withMessageContaining(problem)
        .withMessageEndingWith(NOT_AN_ENGINE);
  }
}
