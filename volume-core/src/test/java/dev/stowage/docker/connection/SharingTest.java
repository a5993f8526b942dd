package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.DockerClientDelegate;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.CallThreads.Caller;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who owns the connection closes it, and nobody else. */
class SharingTest {

  @ParameterizedTest
  @EnumSource
  void aSharedTransportStaysOpen(Wire wire) throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerHttpClient transport = Storages.transport(daemon)) {
      DockerStorage storage = Storages.sharing(transport, daemon);
      assertThat(daemon.requests()).as("nothing is sent before the first call").isEmpty();
      assertThat(storage.volumes().find("data")).isEmpty();

      storage.close();
      storage.close();

      assertThatIllegalStateException()
          .isThrownBy(() -> storage.volumes().find("data"))
          .withMessage("look for volume 'data': this connection is closed");
      try (Response response =
          transport.execute(Request.builder().method("GET").path("/_ping").build())) {
        assertThat(response.getStatusCode()).isEqualTo(200);
      }
      try (DockerStorage again = Storages.sharing(transport, daemon)) {
        assertThat(again.volumes().find("data")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionOfItsOwnIsClosed(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire)) {
      DockerStorage storage = Storages.connect(daemon);
      assertThat(daemon.requests()).as("the engine has answered already").hasSize(1);
      assertThat(daemon.connections()).isEqualTo(1);

      storage.close();
      storage.close();

      daemon.awaitNoConnections();
      assertThatIllegalStateException()
          .isThrownBy(() -> storage.volumes().remove("data"))
          .withMessage("remove volume 'data': this connection is closed");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("try") // closing early is what is tested
  void closingEndsCallsThatWait(Wire wire) throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage shared = Storages.sharing(transport, daemon);
        DockerStorage owning = Storages.connect(daemon)) {
      daemon.always("GET /volumes/data", Reply.hangBeforeHead());
      Caller first = Caller.start(() -> shared.volumes().find("data"));
      Caller second = Caller.start(() -> owning.volumes().find("data"));
      MisbehavingDaemon.await("both wait", () -> daemon.lines().size() == 2);

      shared.close();
      owning.close();

      String text = "look for volume 'data': this connection was closed before an answer came";
      for (Caller caller : new Caller[] {first.await(), second.await()}) {
        assertThat(caller.failure()).isInstanceOf(IllegalStateException.class).hasMessage(text);
        assertThat(caller.flagWasSet()).isFalse();
      }
      assertThat(daemon.lines()).as("not sent again").hasSize(2);
    }
    CallThreads.awaitNoneBusy();
  }

  @Test
  void anApplicationThatClosesItsTransportIsTold() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX)) {
      DockerHttpClient transport = Storages.transport(daemon);
      DockerStorage storage = Storages.sharing(transport, daemon);
      transport.close();

      assertThatIllegalStateException()
          .isThrownBy(() -> storage.volumes().find("data"))
          .withMessage("ask the engine for its version: the transport was closed");
    }
  }

  @Test
  void theClientIsPinnedToTheVersionAgreedOn() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with("data");

      DockerClient docker = storage.docker();
      assertThat(docker.listVolumesCmd().exec().getVolumes()).hasSize(1);
      docker.close();

      assertThat(storage.docker()).isSameAs(docker);
      assertThat(docker.listVolumesCmd().exec().getVolumes()).as("no effect").hasSize(1);
      assertThat(storage.volumes().find("data")).isPresent();
      assertThat(daemon.requests())
          .extracting(SeenRequest::target)
          .containsExactly("/_ping", "/v1.51/volumes", "/v1.51/volumes", "/v1.51/volumes/data");
    }
  }

  @Test
  void theClientOfAnApplicationIsShared() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP);
        DockerHttpClient transport = Storages.transport(daemon)) {
      daemon.shelf().with("data");
      DockerClientConfig config =
          DefaultDockerClientConfig.createDefaultConfigBuilder()
              .withDockerHost(daemon.host())
              .withApiVersion("1.43")
              .build();
      DockerClient client = DockerClientImpl.getInstance(config, transport);

      try (DockerStorage storage = DockerStorage.using(config, client)) {
        assertThat(storage.engine()).isEqualTo("Docker Engine 28.5.2 (API 1.43)");
        assertThat(storage.volumes().find("data")).isPresent();
      }

      assertThatCode(() -> client.pingCmd().exec()).doesNotThrowAnyException();
      assertThat(daemon.lines()).containsExactly("GET /volumes/data");
    }
  }

  @Test
  void aClientThatHidesItsTransportIsRefused() throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX)) {
      DockerClientConfig config = Storages.config(daemon);
      try (DockerClient wrapped =
          new DockerClientDelegate() {
            @Override
            protected DockerClient getDockerClient() {
              throw new AssertionError("not to be asked");
            }

            @Override
            public void close() {}
          }) {
        assertThatThrownBy(() -> DockerStorage.using(config, wrapped))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageEndingWith(
                "it hides its transport. Pass the DockerHttpClient it was made with.");
      }
    }
  }
}
