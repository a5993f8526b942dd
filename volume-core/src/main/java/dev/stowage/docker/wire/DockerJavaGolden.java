package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.failure.GoldenInUseException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images of golden volumes behind docker-java's transport. */
final class DockerJavaGolden implements GoldenImages {

  private static final int INTERNAL_ERROR = 500;

  private final Exchange exchange;
  private final DataCalls data;

  DockerJavaGolden(Exchange exchange) {
    this.exchange = exchange;
    this.data = new DataCalls(exchange);
  }

  @Override
  public List<FoundImage> list() {
    String attempt = "list golden volumes";
    ObjectNode filters = exchange.http().newObject();
    filters.putArray("label").add(GoldenJson.LABEL);
    String query = "/images/json?filters=" + UrlText.escape(exchange.http().text(filters));
    JsonNode list = exchange.get(query, attempt);
    if (!list.isArray()) {
      throw exchange.http().protocol(attempt, "an answer that is no list", null);
    }
    List<FoundImage> images = new ArrayList<>();
    list.forEach(image -> images.add(GoldenJson.read(image)));
    return images;
  }

  @Override
  public String make(String origin, String maker, InputStream tar) {
    String attempt = "import an image of " + origin;
    String route = "/images/create?fromSrc=-&changes=" + GoldenJson.change(origin, maker);
    String path = exchange.path(route);
    Duration limit = exchange.deadlines().of(Patience.WORK);
    Answer answer = data.send(tar, attempt, sent -> EngineRequest.post(path, sent).within(limit));
    exchange.requireSuccess(answer, attempt);
    requireNoError(answer, attempt);
    return lines(answer).stream()
        .map(line -> line.path("status").asText(""))
        .filter(GoldenJson::isId)
        .findFirst()
        .orElseThrow(() -> exchange.http().protocol(attempt, "no id of an image", null));
  }

  private List<JsonNode> lines(Answer answer) {
    return answer.body().lines().map(exchange.http()::line).toList();
  }

  /** The engine answers with success, and may find out late that it cannot go on. */
  private void requireNoError(Answer answer, String attempt) {
    for (JsonNode line : lines(answer)) {
      String error = line.path("error").asText("");
      if (!error.isEmpty()) {
        throw new EngineErrorException(
            attempt, INTERNAL_ERROR, new ErrorText(error).toString(), null);
      }
    }
  }

  @Override
  public void name(String id, GoldenName name) {
    String attempt = "name golden volume '" + name + "'";
    String repository = name.image().substring(0, name.image().length() - name.tag().length() - 1);
    String query = "/tag?repo=" + UrlText.escape(repository) + "&tag=" + UrlText.escape(name.tag());
    EngineRequest request = EngineRequest.putBack(exchange.cleaningPath(route(id) + query));
    exchange.requireSuccess(exchange.send(request, attempt, Patience.USUAL), attempt);
  }

  private static String route(String image) {
    return "/images/" + UrlText.escape(image);
  }

  @Override
  public boolean remove(GoldenName name) {
    String attempt = "remove golden volume '" + name + "'";
    Answer answer = delete(name.image(), attempt);
    if (answer.isSuccess()) {
      return true;
    }
    ErrorText error = exchange.http().error(answer, attempt);
    if (answer.status() == 404 && error.saysNoSuchImage()) {
      // The first request may have removed it before its connection broke.
      return answer.repeated();
    }
    if (answer.status() == 409) {
      throw new GoldenInUseException(name, error.toString(), null);
    }
    throw Exchange.failure(attempt, answer, error);
  }

  private Answer delete(String image, String attempt) {
    String path = exchange.cleaningPath(route(image));
    return exchange.send(EngineRequest.delete(path), attempt, Patience.WORK);
  }

  @Override
  public void removeUnnamed(String id) {
    String attempt = "remove image " + id;
    Answer answer = delete(id, attempt);
    if (answer.status() != 404) {
      exchange.requireSuccess(answer, attempt);
    }
  }

  @Override
  public boolean save(GoldenName name, long bytes, Archives.Sink sink) {
    String attempt = "save golden volume '" + name + "'";
    String path = exchange.path(route(name.image()) + "/get");
    // Some engines begin to send when they have copied all of it.
    Duration limit = exchange.deadlines().copying(bytes);
    Answer answer = data.fetch(EngineRequest.get(path).within(limit), attempt, sink);
    if (answer.status() == 404) {
      return false;
    }
    exchange.requireSuccess(answer, attempt);
    return true;
  }

  @Override
  public void load(InputStream tar, long bytes) {
    String attempt = "load a golden volume";
    String path = exchange.path("/images/load?quiet=1");
    Duration limit = exchange.deadlines().copying(bytes);
    Answer answer = data.send(tar, attempt, sent -> EngineRequest.post(path, sent).within(limit));
    exchange.requireSuccess(answer, attempt);
    requireNoError(answer, attempt);
  }

  @Override
  public List<SavedImage> readManifest(byte[] json) {
    List<SavedImage> images = new ArrayList<>();
    for (JsonNode image : exchange.http().line(new String(json, StandardCharsets.UTF_8))) {
      Optional<SavedImage> saved = GoldenJson.saved(image);
      if (saved.isEmpty()) {
        return List.of();
      }
      images.add(saved.get());
    }
    return images;
  }
}
