package dev.stowage.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.engine.NotInFakeException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the two engines, during one sequence. */
final class Side {

  private static final Pattern DATA_ROOT = Pattern.compile("\"Mountpoint\":\"(.*?)/volumes/");

  private final DockerHttpClient transport;
  private final Names names;
  private final Canonical canonical;

  Side(DockerHttpClient transport, String prefix, String image) {
    this.transport = transport;
    this.names = new Names(prefix, image);
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
      return send(call, canonical::answer);
    } catch (NotInFakeException e) {
      return new Answer(0, Map.of(), "not in the fake: " + e.getMessage());
    } catch (RuntimeException e) {
      // Never an answer: it shows as a difference, and the sequence that leads to it is told.
      return new Answer(-1, Map.of(), "failed: " + e);
    }
  }

  private <T> T send(HttpCall call, Function<DockerHttpClient.Response, T> reader) {
    DockerHttpClient.Request.Builder request =
        DockerHttpClient.Request.builder()
            .method(call.method())
            .path(names.spelled(call.path()))
            .putAllHeaders(call.headers());
    // Uploads have no names in them that would have to be spelled out.
    call.body()
        .map(body -> call.method().equals("PUT") ? body : names.spelled(body))
        .ifPresent(body -> request.body(new ByteArrayInputStream(body)));
    try (DockerHttpClient.Response response = transport.execute(request.build())) {
      return reader.apply(response);
    }
  }

  private static String text(DockerHttpClient.Response response) {
    return new String(Canonical.bytes(response), StandardCharsets.UTF_8);
  }

  /** Removes whatever of this sequence is left. */
  void clean() {
    ours("/containers/json?all=1", "Id")
        .forEach(
            id -> send(HttpCall.of("DELETE", "/containers/" + id + "?force=1&v=1"), Side::text));
    ours("/volumes", "Name")
        .forEach(name -> send(HttpCall.of("DELETE", "/volumes/" + name), Side::text));
  }

  private List<String> ours(String list, String field) {
    JsonNode all = json(send(HttpCall.of("GET", list), Side::text));
    List<String> ours = new ArrayList<>();
    for (JsonNode entry : all.isObject() ? all.path("Volumes") : all) {
      if (names.isOurs(entry.toString())) {
        ours.add(entry.path(field).asText());
      }
    }
    return ours;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
