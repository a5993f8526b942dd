package dev.stowage.testkit;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Calls to an engine in memory, as bare as docker-java's transport lets them be. */
public final class Calls {

  private Calls() {}

  /** A status and a body. */
  public record Said(int status, String body) {}

  /** Sends a call whose body, if there is one, is JSON. */
  public static Response open(FakeDocker docker, String call, String json) {
    return open(docker, call, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a call. */
  public static Response open(FakeDocker docker, String call, String type, byte[] body) {
    int blank = call.indexOf(' ');
    return docker
        .transport()
        .execute(
            Request.builder()
                .method(call.substring(0, blank))
                .path(call.substring(blank + 1))
                .headers(body.length == 0 ? Map.of() : Map.of("Content-Type", type))
                .body(new ByteArrayInputStream(body))
                .build());
  }

  /** Sends a call, and reads and closes the answer. */
  public static Said say(FakeDocker docker, String call, String json) {
    return read(open(docker, call, json));
  }

  public static Said say(FakeDocker docker, String call) {
    return say(docker, call, "");
  }

  /** Uploads a tar. */
  public static Said upload(FakeDocker docker, String call, byte[] tar) {
    return read(open(docker, call, "application/x-tar", tar));
  }

  private static Said read(Response response) {
    try (response) {
      return new Said(
          response.getStatusCode(),
          new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void createVolume(FakeDocker docker, String name) {
    require(201, say(docker, "POST /volumes/create", "{\"Name\":\"" + name + "\"}"));
  }

  /** Creates a container from nothing, with mounts in short form. */
  public static void createContainer(FakeDocker docker, String name, String... binds) {
    require(
        201,
        say(
            docker,
            "POST /containers/create?name=" + name,
            "{\"Image\":\"\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Binds\":["
                + (binds.length == 0 ? "" : "\"" + String.join("\",\"", binds) + "\"")
                + "]}}"));
  }

  public static void require(int status, Said said) {
    if (said.status() != status) {
      throw new AssertionError("expected " + status + ", but was told " + said);
    }
  }

  /** Returns a tar with one file of root. */
  public static byte[] tar(String path, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(path);
      entry.setSize(content.length);
      entry.setModTime(0);
      entry.setMode(0_100640);
      entry.setIds(999, 998);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
