package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The engine behind docker-java's transport. */
public final class DockerJavaEngine implements Engine {

  private static final Pattern CONTAINER = Pattern.compile("/?[a-zA-Z0-9][a-zA-Z0-9_.-]*");

  private final EngineHttp http;
  private final Negotiation negotiation;
  private final DriverProfiles profiles;

  /**
   * Speaks to an engine.
   *
   * @param transport docker-java's transport, which stays its owner's
   * @param config docker-java's settings, for the mapper
   * @param guard through which calls are waited for
   * @param target where the engine is, and the API version that the application configured
   * @param profiles what is known of volume drivers
   */
  public DockerJavaEngine(
      DockerHttpClient transport,
      DockerClientConfig config,
      CallGuard guard,
      EngineTarget target,
      DriverProfiles profiles) {
    this.profiles = profiles;
    this.http = new EngineHttp(transport, config.getObjectMapper(), guard, target.host());
    this.negotiation = new Negotiation(http, guard, target.askedVersion());
  }

  @Override
  public EngineIdentity identity() {
    return negotiation.identity(false);
  }

  @Override
  public Optional<VolumeState> findVolume(VolumeName name) {
    String attempt = "look for volume '" + name + "'";
    Answer answer = http.send(EngineRequest.get(path("/volumes/" + escaped(name))), attempt);
    if (answer.isSuccess()) {
      return Optional.of(readVolume(answer, attempt));
    }
    ErrorText error = http.error(answer, attempt);
    if (answer.status() == 404 && error.saysNoSuchVolume()) {
      return Optional.empty();
    }
    throw failure(attempt, answer, error);
  }

  @Override
  public VolumeState createVolume(VolumeName name, VolumeSettings settings) {
    String attempt = "create volume '" + name + "'";
    Answer answer = create(Optional.of(name), settings, attempt);
    if (answer.isSuccess()) {
      return readVolume(answer, attempt);
    }
    ErrorText error = http.error(answer, attempt).hiding(settings.driver());
    if (answer.status() == 409 && error.saysNameTaken()) {
      throw new VolumeExistsException(attempt, name, null);
    }
    throw failure(attempt, answer, error);
  }

  @Override
  public VolumeState createAnonymousVolume(VolumeSettings settings) {
    String attempt = "create an anonymous volume";
    Answer answer = create(Optional.empty(), settings, attempt);
    if (answer.isSuccess()) {
      return readVolume(answer, attempt);
    }
    throw failure(attempt, answer, http.error(answer, attempt).hiding(settings.driver()));
  }

  private Answer create(Optional<VolumeName> name, VolumeSettings settings, String attempt) {
    ObjectNode body = http.newObject();
    name.ifPresent(given -> body.put("Name", given.value()));
    body.put("Driver", settings.driver().name());
    putAll(body.putObject("DriverOpts"), settings.driver().options());
    putAll(body.putObject("Labels"), settings.labels());
    // The engine hands out the same volume for the same name, so a named one may be sent again.
    return http.send(
        EngineRequest.post(path("/volumes/create"), http.text(body), name.isPresent()), attempt);
  }

  private static void putAll(ObjectNode object, Map<String, String> texts) {
    texts.forEach(object::put);
  }

  @Override
  public boolean removeVolume(VolumeName name, boolean force) {
    String attempt = "remove volume '" + name + "'";
    String query = force ? "?force=true" : "";
    String path = "/v" + negotiation.identity(true).api() + "/volumes/" + escaped(name) + query;
    Answer answer = http.send(EngineRequest.delete(path), attempt);
    if (answer.isSuccess()) {
      http.requireNoBody(answer, attempt);
      return true;
    }
    ErrorText error = http.error(answer, attempt);
    if (answer.status() == 404 && error.saysNoSuchVolume()) {
      // The first request may have removed it before its connection broke.
      return answer.repeated();
    }
    if (answer.status() == 409 && error.saysInUse()) {
      throw new VolumeInUseException(name, error.usersOf(name), null);
    }
    throw failure(attempt, answer, error);
  }

  @Override
  public VolumeListing listVolumes(VolumeFilter filter) {
    String attempt = "list volumes";
    ObjectNode filters = VolumeQuery.fill(http.newObject(), filter);
    String query = filters.isEmpty() ? "" : "?filters=" + UrlText.escape(http.text(filters));
    Answer answer = http.send(EngineRequest.get(path("/volumes" + query)), attempt);
    JsonNode listing = success(answer, attempt);
    requireList(listing, "Volumes", attempt);
    List<VolumeState> volumes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (JsonNode volume : listing.path("Volumes")) {
      Optional<String> problem = VolumeJson.problem(volume);
      if (problem.isEmpty()) {
        volumes.add(VolumeJson.read(volume, profiles));
      } else {
        warnings.add(Redaction.text("left out " + problem.get() + ": " + volume.path("Name")));
      }
    }
    listing
        .path("Warnings")
        .forEach(warning -> warnings.add(new ErrorText(warning.asText()).toString()));
    return new VolumeListing(volumes, warnings);
  }

  @Override
  public Set<String> volumeDrivers(boolean lookAround) {
    return DriverCensus.take(this, lookAround);
  }

  @Override
  public List<String> mountTargets(String container) {
    String attempt = "read the mounts of container '" + container + "'";
    if (!CONTAINER.matcher(container).matches()) {
      throw new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  "container '" + container + "'",
                  "is neither a container's name nor an id",
                  "use letters, digits, '_', '.' and '-', beginning with a letter or digit")));
    }
    String name = container.startsWith("/") ? container.substring(1) : container;
    Answer answer =
        http.send(
            EngineRequest.get(path("/containers/" + UrlText.escape(name) + "/json")), attempt);
    if (answer.status() == 404 && http.error(answer, attempt).saysNoSuchContainer()) {
      throw new ContainerNotFoundException(attempt, container, null);
    }
    JsonNode inspected = success(answer, attempt);
    requireList(inspected, "Mounts", attempt);
    List<String> targets = new ArrayList<>();
    inspected.path("Mounts").forEach(mount -> targets.add(mount.path("Destination").asText()));
    return targets;
  }

  /** An answer without the list is no proof that there is nothing. */
  private void requireList(JsonNode answer, String field, String attempt) {
    JsonNode list = answer.path(field);
    if (!list.isArray() && !list.isNull()) {
      throw http.protocol(attempt, "an answer without a list of " + field, null);
    }
  }

  JsonNode get(String route, String attempt) {
    return success(http.send(EngineRequest.get(path(route)), attempt), attempt);
  }

  private JsonNode success(Answer answer, String attempt) {
    if (!answer.isSuccess()) {
      throw failure(attempt, answer, http.error(answer, attempt));
    }
    return http.read(answer, attempt);
  }

  private VolumeState readVolume(Answer answer, String attempt) {
    JsonNode volume = http.read(answer, attempt);
    VolumeJson.problem(volume)
        .ifPresent(
            problem -> {
              throw http.protocol(attempt, problem, null);
            });
    return VolumeJson.read(volume, profiles);
  }

  private static RuntimeException failure(String attempt, Answer answer, ErrorText error) {
    Optional<String> driver = error.missingDriver();
    if (driver.isPresent()) {
      return new DriverNotFoundException(attempt, driver.get(), null);
    }
    return new EngineErrorException(attempt, answer.status(), error.toString(), null);
  }

  private String path(String route) {
    return "/v" + identity().api() + route;
  }

  private static String escaped(VolumeName name) {
    return UrlText.escape(name.value());
  }
}
