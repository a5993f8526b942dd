package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.VolumeException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Carriers and the archive calls behind docker-java's transport. */
final class DockerJavaArchives implements Archives {

  private static final String IMAGE = "stowage-carrier";
  private static final String TAG = "1";

  /** Two empty blocks: a tar that holds nothing. */
  private static final int EMPTY_TAR = 1024;

  private final Exchange exchange;
  private final DataCalls data;
  private final String holder;

  /** What is open: an error about a carrier may quote how its volume was to be mounted. */
  private final Map<String, OpenCarrier> opened = new ConcurrentHashMap<>();

  /**
   * Speaks to an engine.
   *
   * @param exchange with the engine
   * @param holder what carriers are told of who makes them
   */
  DockerJavaArchives(Exchange exchange, String holder) {
    this.exchange = exchange;
    this.data = new DataCalls(exchange);
    this.holder = holder;
  }

  @Override
  public List<FoundCarrier> carriers() {
    String attempt = "list carriers";
    ObjectNode filters = exchange.http().newObject();
    filters.putArray("label").add(CarrierJson.LABEL);
    String query =
        "/containers/json?all=1&filters=" + UrlText.escape(exchange.http().text(filters));
    List<FoundCarrier> carriers = new ArrayList<>();
    for (JsonNode container : exchange.get(query, attempt)) {
      // Another one that was ever started is not ours, whatever it is labelled.
      if (!container.path("State").asText().equals("created")
          && !container.path("Labels").has(CarrierJson.PROGRAM_LABEL)) {
        continue;
      }
      carriers.add(
          new FoundCarrier(
              container.path("Id").asText(),
              container.path("Names").path(0).asText().replaceFirst("^/", ""),
              container.path("Labels").path(CarrierJson.LABEL).asText(),
              Instant.ofEpochSecond(container.path("Created").asLong())));
    }
    return carriers;
  }

  @Override
  public Instant engineTime() {
    String attempt = "ask the engine for its time";
    String time = exchange.get("/info", attempt).path("SystemTime").asText();
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException e) {
      throw exchange.http().protocol(attempt, "the time '" + time + "'", null);
    }
  }

  @Override
  public String createCarrier(Cargo cargo) {
    OpenCarrier open = new OpenCarrier(IMAGE + "-" + UUID.randomUUID(), cargo);
    try {
      return create(open);
    } catch (EngineErrorException | MountFailedException | ImageNotFoundException refused) {
      throw refused;
    } catch (VolumeException unsure) {
      opened.put(open.name(), open);
      removeAfter(unsure, open.name());
      throw unsure;
    }
  }

  /** The engine may have made it all the same; only its name is known then. */
  private void removeAfter(VolumeException failure, String name) {
    try {
      removeCarrier(name, Patience.USUAL);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    } finally {
      opened.remove(name);
    }
  }

  private String create(OpenCarrier open) {
    String attempt = "open " + open.words();
    ObjectNode json =
        CarrierJson.fill(exchange.http().newObject(), open, IMAGE + ":" + TAG, holder);
    String body = exchange.http().text(json);
    Duration limit = exchange.deadlines().copying(open.bytes());
    Answer answer = exchange.send(create(open, body), attempt, limit);
    if (answer.status() == 404 && exchange.http().error(answer, attempt).saysNoSuchImage()) {
      open.image()
          .ifPresent(
              image -> {
                throw new ImageNotFoundException(attempt, image, null);
              });
      importImage(attempt);
      answer = exchange.send(create(open, body), attempt, limit);
    }
    requireSuccess(answer, attempt, Optional.of(open));
    JsonNode created = exchange.http().read(answer, attempt);
    if (!created.path("Id").isTextual()) {
      throw exchange.http().protocol(attempt, "a container without an Id", null);
    }
    String carrier = created.path("Id").textValue();
    opened.put(carrier, open);
    return carrier;
  }

  private EngineRequest create(OpenCarrier open, String body) {
    return EngineRequest.post(exchange.path("/containers/create?name=" + open.name()), body, false);
  }

  @Override
  public void noteFilling(String carrier, int modeBefore) {
    String attempt = "mark a container of Stowage as filling";
    OpenCarrier open = Objects.requireNonNull(opened.get(carrier), carrier);
    String name = open.name() + FoundCarrier.fills(modeBefore);
    String path = exchange.path("/containers/" + carrier + "/rename?name=" + name);
    requireSuccess(
        exchange.send(EngineRequest.post(path), attempt, Patience.USUAL),
        attempt,
        Optional.of(open));
  }

  private void importImage(String attempt) {
    String query = "/images/create?fromSrc=-&repo=" + IMAGE + "&tag=" + TAG;
    InputStream nothing = new ByteArrayInputStream(new byte[EMPTY_TAR]);
    EngineRequest request = EngineRequest.post(exchange.path(query), nothing);
    exchange.requireSuccess(exchange.send(request, attempt, Patience.USUAL), attempt);
  }

  @Override
  public void removeCarrier(String carrier, Patience patience) {
    String attempt = "close a volume";
    // An image of the user may have volumes of its own, which the engine makes; none that is named
    // goes.
    String path = exchange.cleaningPath("/containers/" + carrier + "?force=1&v=1");
    Answer answer = exchange.send(EngineRequest.delete(path), attempt, patience);
    Optional<OpenCarrier> closed = Optional.ofNullable(opened.remove(carrier));
    if (answer.status() != 404) {
      requireSuccess(answer, attempt, closed);
    }
  }

  @Override
  public boolean download(String carrier, String path, Sink sink) {
    String attempt = "read " + path;
    Answer answer = data.fetch(working(EngineRequest.get(archive(carrier, path))), attempt, sink);
    if (!answer.isSuccess() && saysNothingThere(answer, attempt)) {
      return false;
    }
    requireSuccess(answer, attempt, Optional.ofNullable(opened.get(carrier)));
    return true;
  }

  private boolean saysNothingThere(Answer answer, String attempt) {
    ErrorText error = exchange.http().error(answer, attempt);
    return (answer.status() == 404 && error.saysNoSuchPath()) || error.saysThroughNoDirectory();
  }

  @Override
  public void upload(String carrier, String directory, InputStream tar) {
    String attempt = "write to " + directory;
    String path = archive(carrier, directory);
    Answer answer = data.send(tar, attempt, sent -> working(EngineRequest.put(path, sent)));
    requireSuccess(answer, attempt, Optional.ofNullable(opened.get(carrier)));
  }

  /** A plugin may have to mount the volume first, for which the engine gives it two minutes. */
  private EngineRequest working(EngineRequest request) {
    return request.within(exchange.deadlines().of(Patience.WORK));
  }

  private String archive(String carrier, String path) {
    return exchange.path("/containers/" + carrier + "/archive?path=" + UrlText.escape(path));
  }

  private void requireSuccess(Answer answer, String attempt, Optional<OpenCarrier> about) {
    if (answer.isSuccess()) {
      return;
    }
    ErrorText error =
        exchange
            .http()
            .error(answer, attempt)
            .hiding(about.map(OpenCarrier::drivers).orElse(List.of()));
    if (!Exchange.isAboutDriver(error)) {
      about.ifPresent(open -> open.failIfNotMounted(attempt, error));
    }
    throw Exchange.failure(attempt, answer, error);
  }
}
