package dev.stowage.differential;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.engine.NotInFakeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the two engines, during one sequence. */
final class Side {

  private static final Pattern DATA_ROOT = Pattern.compile("\"Mountpoint\":\"(.*?)/volumes/");
  private static final Pattern NAME = Pattern.compile("\"Names?\":\\[?\"/?([^\"]+)\"");

  private final DockerHttpClient transport;
  private final Names names;
  private final Canonical canonical;

  Side(DockerHttpClient transport, String prefix) {
    this.transport = transport;
    this.names = new Names(prefix);
    this.canonical = new Canonical(names, dataRoot());
  }

  private String dataRoot() {
    String name = names.prefix() + "probe";
    String made =
        send(HttpCall.json("POST", "/volumes/create", "{\"Name\":\"" + name + "\"}"), Side::text);
    send(HttpCall.of("DELETE", "/volumes/" + name), Side::text);
    Matcher matcher = DATA_ROOT.matcher(made);
    if (!matcher.find()) {
      throw new IllegalStateException("no volume can be made here: " + made);
    }
    return matcher.group(1);
  }

  /** Does something, and tells what the engine answered to each request. */
  List<Answer> play(Operation operation) {
    List<Answer> answers = new ArrayList<>();
    for (HttpCall call : operation.calls()) {
      Answer answer = answer(call);
      answers.add(answer);
      if (answer.status() >= 300) {
        break;
      }
    }
    return answers;
  }

  private Answer answer(HttpCall call) {
    try {
      return send(
          call,
          response ->
              new Answer(
                  response.getStatusCode(),
                  canonical.headers(response.getHeaders()),
                  canonical.body(text(response))));
    } catch (NotInFakeException e) {
      return new Answer(0, Map.of(), "not in the fake: " + e.getMessage());
    }
  }

  private interface Reader<T> {
    T read(DockerHttpClient.Response response);
  }

  private <T> T send(HttpCall call, Reader<T> reader) {
    DockerHttpClient.Request.Builder request =
        DockerHttpClient.Request.builder()
            .method(call.method())
            .path(names.spelled(call.path()))
            .putAllHeaders(call.headers());
    byte[] body = names.spelled(call.body());
    if (!call.method().equals("GET")) {
      request.body(new ByteArrayInputStream(body));
    }
    try (DockerHttpClient.Response response = transport.execute(request.build())) {
      return reader.read(response);
    }
  }

  private static String text(DockerHttpClient.Response response) {
    try {
      return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes whatever of this sequence is left. */
  void clean() {
    Matcher volumes = NAME.matcher(send(HttpCall.of("GET", "/volumes"), Side::text));
    volumes
        .results()
        .map(found -> found.group(1))
        .filter(names::isOurs)
        .forEach(name -> send(HttpCall.of("DELETE", "/volumes/" + name), Side::text));
  }
}
