package outside.app.test;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.transport.RecordingTransport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import outside.app.Main;

public final class TestMain {

  private TestMain() {}

  public static void main(String[] args) throws Exception {
    Main.main(args);
    if (!CallJournal.class.getModule().isNamed()) {
      throw new AssertionError("on the wrong path");
    }
    DockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost("tcp://engine.test:2375")
            .build();
    CallJournal journal = new CallJournal();
    try (DockerStorage storage =
        DockerStorage.using(config, RecordingTransport.over(new EmptyEngine(), journal))) {
      if (storage.volumes().find("orders-db").isPresent()) {
        throw new AssertionError("an empty engine has a volume");
      }
    }
    List<String> expected = List.of("GET /_ping", "GET /volumes/orders-db", "GET /volumes");
    if (!journal.lines().equals(expected)) {
      throw new AssertionError(journal.lines());
    }
    System.out.println("recorded " + journal.calls());
  }

  private static final class EmptyEngine implements DockerHttpClient {

    @Override
    public Response execute(Request request) {
      if (request.path().equals("/_ping")) {
        return new Answer(200, "OK");
      }
      if (request.path().contains("/volumes?")) {
        return new Answer(200, "{\"Volumes\":[],\"Warnings\":null}");
      }
      return new Answer(404, "{\"message\":\"get orders-db: no such volume\"}");
    }

    @Override
    public void close() {}
  }

  private record Answer(int status, String body) implements DockerHttpClient.Response {

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return Map.of("Api-Version", List.of("1.51"));
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}
