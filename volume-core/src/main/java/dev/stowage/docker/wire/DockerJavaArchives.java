package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.VolumeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.jspecify.annotations.Nullable;

/** Carriers and the archive calls behind docker-java's transport. */
final class DockerJavaArchives implements Archives {

  /** Marks what is ours, so that left-overs can be found. */
  private static final String LABEL = "dev.stowage.carrier";

  private static final String IMAGE = "stowage-carrier";
  private static final String TAG = "1";

  /** Two empty blocks: a tar that holds nothing. */
  private static final int EMPTY_TAR = 1024;

  private final Exchange exchange;
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
    this.holder = holder;
  }

  @Override
  public List<FoundCarrier> carriers() {
    String attempt = "list carriers";
    ObjectNode filters = exchange.http().newObject();
    filters.putArray("label").add(LABEL);
    // One that runs is not ours, whatever it is labelled.
    filters.putArray("status").add("created");
    String query =
        "/containers/json?all=1&filters=" + UrlText.escape(exchange.http().text(filters));
    List<FoundCarrier> carriers = new ArrayList<>();
    for (JsonNode container : exchange.get(query, attempt)) {
      carriers.add(
          new FoundCarrier(
              container.path("Id").asText(),
              container.path("Names").path(0).asText().replaceFirst("^/", ""),
              container.path("Labels").path(LABEL).asText(),
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
    } catch (EngineErrorException | MountFailedException refused) {
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
    String body = exchange.http().text(carrier(open));
    Answer answer = exchange.send(create(open, body), attempt, Patience.WORK);
    if (answer.status() == 404 && exchange.http().error(answer, attempt).saysNoSuchImage()) {
      importImage(attempt);
      answer = exchange.send(create(open, body), attempt, Patience.WORK);
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

  private ObjectNode carrier(OpenCarrier open) {
    ObjectNode body = exchange.http().newObject();
    body.put("Image", IMAGE + ":" + TAG);
    // Never run, but a container without a command is refused.
    body.putArray("Cmd").add("-");
    body.put("NetworkDisabled", true);
    body.putObject("Labels").put(LABEL, holder);
    ObjectNode host = body.putObject("HostConfig");
    host.put("NetworkMode", "none");
    open.fill(host.putArray("Mounts").addObject().put("Target", MOUNT));
    return body;
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
    String path = exchange.cleaningPath("/containers/" + carrier + "?force=1");
    Answer answer = exchange.send(EngineRequest.delete(path), attempt, patience);
    Optional<OpenCarrier> closed = Optional.ofNullable(opened.remove(carrier));
    if (answer.status() != 404) {
      requireSuccess(answer, attempt, closed);
    }
  }

  @Override
  public boolean download(String carrier, String path, Sink sink) {
    String attempt = "read " + path;
    Passage passage = new Passage();
    Answer answer;
    try {
      answer =
          exchange
              .http()
              .move(
                  working(EngineRequest.get(archive(carrier, path))),
                  attempt,
                  passage.into(sink),
                  passage);
    } catch (Passage.SinkFailure e) {
      throw new UncheckedIOException(e.failure());
    }
    if (answer.status() == 404 && exchange.http().error(answer, attempt).saysNoSuchPath()) {
      return false;
    }
    requireSuccess(answer, attempt, Optional.ofNullable(opened.get(carrier)));
    return true;
  }

  @Override
  public void upload(String carrier, String directory, InputStream tar) {
    String attempt = "write to " + directory;
    Passage passage = new Passage();
    EngineRequest request =
        working(EngineRequest.put(archive(carrier, directory), passage.watch(tar)));
    Answer answer;
    try {
      answer = exchange.http().move(request, attempt, AnswerReader.TEXT, passage);
    } catch (RuntimeException e) {
      throw sourceFailed(passage, e);
    }
    requireSuccess(answer, attempt, Optional.ofNullable(opened.get(carrier)));
  }

  /** What failed underneath may have been the tar itself, and not the engine. */
  private static RuntimeException sourceFailed(Passage passage, RuntimeException failure) {
    @Nullable IOException source = passage.sourceFailure();
    return source == null ? failure : new UncheckedIOException(source);
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
