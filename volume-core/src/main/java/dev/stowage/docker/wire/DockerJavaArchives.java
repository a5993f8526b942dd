package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.MountTrouble;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Carriers and the archive calls behind docker-java's transport. */
public final class DockerJavaArchives implements Archives {

  /** Marks what is ours, so that left-overs can be found. */
  private static final String LABEL = "dev.stowage.carrier";

  private static final String IMAGE = "stowage-carrier";
  private static final String TAG = "1";

  /** Two empty blocks: a tar that holds nothing. */
  private static final int EMPTY_TAR = 1024;

  private final EngineHttp http;
  private final Engine engine;
  private final String holder;

  /** What is open: an error about a carrier may quote how its volume was to be mounted. */
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();

  /**
   * Speaks to an engine.
   *
   * @param transport docker-java's transport, which stays its owner's
   * @param config docker-java's settings, for the mapper
   * @param guard through which calls are waited for
   * @param engine the same engine's other calls
   * @param holder what carriers are told of who makes them
   */
  public DockerJavaArchives(
      DockerHttpClient transport,
      DockerClientConfig config,
      CallGuard guard,
      Engine engine,
      String holder) {
    this.http =
        new EngineHttp(
            transport, config.getObjectMapper(), guard, config.getDockerHost().toString());
    this.engine = engine;
    this.holder = holder;
  }

  @Override
  public List<Carrier> carriers() {
    String attempt = "list carriers";
    ObjectNode filters = http.newObject();
    filters.putArray("label").add(LABEL);
    // One that runs is not ours, whatever it is labelled.
    filters.putArray("status").add("created");
    String query = "/containers/json?all=1&filters=" + UrlText.escape(http.text(filters));
    List<Carrier> carriers = new ArrayList<>();
    for (JsonNode container : get(query, attempt)) {
      carriers.add(
          new Carrier(
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
    String time = get("/info", attempt).path("SystemTime").asText();
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException e) {
      throw http.protocol(attempt, "the time '" + time + "'", null);
    }
  }

  private JsonNode get(String route, String attempt) {
    Answer answer = http.send(EngineRequest.get(path(route)), attempt);
    requireSuccess(answer, attempt, Optional.empty());
    return http.read(answer, attempt);
  }

  @Override
  public String createCarrier(VolumeName volume, VolumeDriver driver) {
    String name = IMAGE + "-" + UUID.randomUUID();
    try {
      return createCarrier(name, volume, driver);
    } catch (EngineErrorException | MountFailedException refused) {
      throw refused;
    } catch (VolumeException unsure) {
      opened.put(name, new Opened(volume, driver));
      removeAfter(unsure, name);
      throw unsure;
    }
  }

  /** The engine may have made it all the same; only its name is known then. */
  private void removeAfter(VolumeException failure, String name) {
    try {
      removeCarrier(name);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    } finally {
      opened.remove(name);
    }
  }

  private String createCarrier(String name, VolumeName volume, VolumeDriver driver) {
    String attempt = "open volume '" + volume + "'";
    String body = http.text(carrier(volume, driver));
    Answer answer = http.send(create(name, body), attempt);
    if (answer.status() == 404 && http.error(answer, attempt).saysNoSuchImage()) {
      importImage(attempt);
      answer = http.send(create(name, body), attempt);
    }
    requireSuccess(answer, attempt, Optional.of(new Opened(volume, driver)));
    JsonNode created = http.read(answer, attempt);
    if (!created.path("Id").isTextual()) {
      throw http.protocol(attempt, "a container without an Id", null);
    }
    String carrier = created.path("Id").textValue();
    opened.put(carrier, new Opened(volume, driver));
    return carrier;
  }

  private EngineRequest create(String name, String body) {
    return working(EngineRequest.post(path("/containers/create?name=" + name), body, false));
  }

  private ObjectNode carrier(VolumeName volume, VolumeDriver driver) {
    ObjectNode body = http.newObject();
    body.put("Image", IMAGE + ":" + TAG);
    // Never run, but a container without a command is refused.
    body.putArray("Cmd").add("-");
    body.put("NetworkDisabled", true);
    body.putObject("Labels").put(LABEL, holder);
    ObjectNode host = body.putObject("HostConfig");
    host.put("NetworkMode", "none");
    ObjectNode mount = host.putArray("Mounts").addObject();
    mount.put("Type", "volume").put("Source", volume.value()).put("Target", MOUNT);
    ObjectNode options = mount.putObject("VolumeOptions").put("NoCopy", true);
    options.putObject("DriverConfig").put("Name", driver.name());
    return body;
  }

  private void importImage(String attempt) {
    String query = "/images/create?fromSrc=-&repo=" + IMAGE + "&tag=" + TAG;
    InputStream nothing = new ByteArrayInputStream(new byte[EMPTY_TAR]);
    requireSuccess(
        http.send(EngineRequest.post(path(query), nothing), attempt), attempt, Optional.empty());
  }

  @Override
  public void removeCarrier(String carrier) {
    String attempt = "close a volume";
    Answer answer =
        http.send(EngineRequest.delete(path("/containers/" + carrier + "?force=1")), attempt);
    Optional<Opened> closed = Optional.ofNullable(opened.remove(carrier));
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
          http.move(
              working(EngineRequest.get(archive(carrier, path))),
              attempt,
              passage.into(sink),
              passage);
    } catch (Passage.SinkFailure e) {
      throw new UncheckedIOException(e.failure());
    }
    if (answer.status() == 404 && http.error(answer, attempt).saysNoSuchPath()) {
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
      answer = http.move(request, attempt, AnswerReader.TEXT, passage);
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
    return request.within(engine.deadlines().of(Patience.WORK));
  }

  private String archive(String carrier, String path) {
    return path("/containers/" + carrier + "/archive?path=" + UrlText.escape(path));
  }

  private void requireSuccess(Answer answer, String attempt, Optional<Opened> volume) {
    if (answer.isSuccess()) {
      return;
    }
    ErrorText error =
        http.error(answer, attempt).hiding(volume.map(Opened::driver).stream().toList());
    if (volume.isPresent() && !Exchange.isAboutDriver(error)) {
      MountText.read(error).ifPresent(trouble -> volume.get().fail(attempt, trouble));
    }
    throw Exchange.failure(attempt, answer, error);
  }

  /** A volume behind a carrier; the engine mounts it with every call, and does not say which. */
  private record Opened(VolumeName name, VolumeDriver driver) {

    void fail(String attempt, MountTrouble trouble) {
      throw new MountFailedException(
          attempt, List.of(name), trouble.problem(), trouble.wordsAbout(driver), null);
    }
  }

  private String path(String route) {
    return "/v" + engine.identity().api() + route;
  }
}
