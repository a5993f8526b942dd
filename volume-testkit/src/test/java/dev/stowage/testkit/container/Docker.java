package dev.stowage.testkit.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An engine in memory with one image, called through docker-java and past it. */
final class Docker implements AutoCloseable {

  /** An image with the directory {@code /seed}, which belongs to 7:8 and has mode 2750. */
  static final String IMAGE = "shop:1";

  private static final ObjectMapper JSON = new ObjectMapper();

  final FakeDocker fake;
  final DockerClient client;

  Docker(EngineProfile profile) {
    fake = FakeDocker.create(profile);
    client =
        DockerClientImpl.getInstance(
            DefaultDockerClientConfig.createDefaultConfigBuilder().build(), fake.transport());
    Said said = send("POST", "/images/create?fromSrc=-&repo=" + IMAGE, "application/x-tar", tar());
    if (said.status() != 200) {
      throw new IllegalStateException(said.toString());
    }
  }

  static Docker newest() {
    return new Docker(EngineProfile.DOCKER_28_5);
  }

  /** The profiles of Docker that were compared with an engine. */
  static List<EngineProfile> profiles() {
    return List.of(
        EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_26_1, EngineProfile.DOCKER_28_5);
  }

  private static byte[] tar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry seed = new TarArchiveEntry("seed/");
      seed.setIds(7, 8);
      seed.setMode(0_2750);
      tar.putArchiveEntry(seed);
      tar.closeArchiveEntry();
      TarArchiveEntry file = new TarArchiveEntry("seed/a.txt");
      file.setIds(7, 9);
      file.setMode(0_640);
      file.setSize(1);
      tar.putArchiveEntry(file);
      tar.write('A');
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What came back. */
  record Said(int status, String body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    /** Status and message, as they are written in the rules. */
    @Override
    public String toString() {
      return status + " " + (status >= 400 ? json().path("message").asText() : body);
    }
  }

  Said send(String method, String path, String type, byte[] body) {
    DockerHttpClient.Request request =
        DockerHttpClient.Request.builder()
            .method(method)
            .path(path)
            .putHeader("Content-Type", type)
            .body(new ByteArrayInputStream(body))
            .build();
    try (DockerHttpClient.Response response = fake.transport().execute(request)) {
      return new Said(
          response.getStatusCode(), new String(response.getBody().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Said post(String path, String body) {
    return send("POST", path, "application/json", body.getBytes(UTF_8));
  }

  JsonNode get(String path) {
    return send("GET", path, "application/json", new byte[0]).json();
  }

  /** Creates a container of the image; more is JSON that follows, such as {@code ,"Tty":true}. */
  String create(String name, String more) {
    Said said =
        post(
            "/containers/create?name=" + name,
            "{\"Image\":\"" + IMAGE + "\",\"Cmd\":[\"run\"]" + more + "}");
    if (said.status() != 201) {
      throw new IllegalStateException(said.toString());
    }
    return said.json().path("Id").asText();
  }

  /** Creates a container with a host configuration. */
  String createWith(String name, String hostConfig) {
    return create(name, ",\"HostConfig\":{" + hostConfig + "}");
  }

  JsonNode inspect(String name) {
    return get("/containers/" + name + "/json");
  }

  /** Lists the names of the containers that match filters, all states. */
  List<String> list(String filters) {
    JsonNode found = get("/containers/json?all=1&filters=" + URLEncoder.encode(filters, UTF_8));
    return StreamSupport.stream(found.spliterator(), false)
        .map(container -> container.path("Names").path(0).asText().substring(1))
        .toList();
  }

  /** Tells all events so far as kind, action and name, oldest first. */
  List<String> events() {
    fake.clock().advance(java.time.Duration.ofSeconds(1));
    String told =
        send(
                "GET",
                "/events?since=1&until=" + fake.clock().instant().getEpochSecond(),
                "",
                new byte[0])
            .body();
    return told.lines()
        .map(line -> new Said(200, line).json())
        .map(
            event ->
                event.path("Type").asText()
                    + " "
                    + event.path("Action").asText()
                    + " "
                    + event.at("/Actor/Attributes/name").asText(event.at("/Actor/ID").asText()))
        .filter(event -> !event.startsWith("image"))
        .toList();
  }

  @Override
  public void close() {
    fake.close();
  }
}
