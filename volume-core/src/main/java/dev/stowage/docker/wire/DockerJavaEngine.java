package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.Engine.KnownDrivers;
import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.docker.engine.EngineCluster;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.EnginePlugins;
import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.engine.Programs;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The engine behind docker-java's transport. */
public final class DockerJavaEngine implements Engine {

  private static final Pattern CONTAINER = Pattern.compile("/?[a-zA-Z0-9][a-zA-Z0-9_.-]*");

  /** The engine answers it when nothing is left to do. */
  private static final int ALREADY_SO = 304;

  private final EngineHttp http;
  private final Exchange exchange;

  /**
   * Speaks to an engine.
   *
   * @param transport docker-java's transport, which stays its owner's
   * @param config docker-java's settings, for the mapper
   * @param guard through which calls are waited for
   * @param target where the engine is, and how to speak to it
   */
  public DockerJavaEngine(
      DockerHttpClient transport, DockerClientConfig config, CallGuard guard, EngineTarget target) {
    this.http = new EngineHttp(transport, config.getObjectMapper(), guard, target.host());
    this.exchange = new Exchange(http, new Negotiation(http, guard, target.askedVersion()), target);
  }

  /** Returns the managed plugins of the same engine. */
  public EnginePlugins plugins() {
    return new DockerJavaPlugins(exchange);
  }

  /**
   * Returns the data of the volumes of the same engine.
   *
   * @param holder what carriers are told of who makes them
   */
  public Archives archives(String holder) {
    return new DockerJavaArchives(exchange, holder);
  }

  /** Returns the programs of the carriers of the same engine. */
  public Programs programs() {
    return new DockerJavaPrograms(exchange);
  }

  /** Returns the images of golden volumes of the same engine. */
  public GoldenImages golden() {
    return new DockerJavaGolden(exchange);
  }

  /** Returns the containers of the same engine. */
  public Containers containers() {
    return new DockerJavaContainers(exchange);
  }

  /** Returns the cluster volumes of the Swarm that the same engine manages. */
  public EngineCluster cluster() {
    return new DockerJavaCluster(exchange);
  }

  @Override
  public EngineIdentity identity() {
    return exchange.identity();
  }

  @Override
  public Deadlines deadlines() {
    return exchange.deadlines();
  }

  @Override
  public Optional<VolumeState> findVolume(VolumeName name, Patience patience) {
    String attempt = "look for volume '" + name + "'";
    EngineRequest request = EngineRequest.get(exchange.path("/volumes/" + escaped(name)));
    Answer answer = exchange.send(request, attempt, patience);
    if (answer.isSuccess()) {
      return Optional.of(readVolume(answer, attempt));
    }
    ErrorText error = http.error(answer, attempt);
    if (answer.status() == 404 && error.saysNoSuchVolume()) {
      return Optional.empty();
    }
    throw Exchange.failure(attempt, answer, error);
  }

  @Override
  public void keepSecret(VolumeName name, VolumeDriver driver) {
    exchange.knownOptions().keepSecret(name, driver.secretKeys());
  }

  @Override
  public VolumeState createVolume(VolumeName name, VolumeSettings settings) {
    String attempt = "create volume '" + name + "'";
    keepSecret(name, settings.driver());
    Answer answer = create(Optional.of(name), settings, attempt);
    if (answer.isSuccess()) {
      return readVolume(answer, attempt);
    }
    ErrorText error = http.error(answer, attempt).hiding(settings.driver());
    if (answer.status() == 409 && error.saysNameTaken()) {
      throw new VolumeExistsException(attempt, name, null);
    }
    throw Exchange.failure(attempt, answer, error);
  }

  @Override
  public VolumeState createAnonymousVolume(VolumeSettings settings) {
    String attempt = "create an anonymous volume";
    Answer answer = create(Optional.empty(), settings, attempt);
    if (answer.isSuccess()) {
      JsonNode volume = volume(answer, attempt);
      keepSecret(VolumeName.ofPlugin(VolumeJson.name(volume)), settings.driver());
      return VolumeJson.read(volume, exchange.knownOptions());
    }
    ErrorText error = http.error(answer, attempt).hiding(settings.driver());
    throw Exchange.failure(attempt, answer, error);
  }

  private Answer create(Optional<VolumeName> name, VolumeSettings settings, String attempt) {
    ObjectNode body = http.newObject();
    name.ifPresent(given -> body.put("Name", given.value()));
    body.put("Driver", settings.driver().name());
    putAll(body.putObject("DriverOpts"), settings.driver().options());
    putAll(body.putObject("Labels"), settings.labels());
    // The engine hands out the same volume for the same name, so a named one may be sent again.
    EngineRequest request =
        EngineRequest.post(exchange.path("/volumes/create"), http.text(body), name.isPresent());
    return exchange.send(
        request, attempt, settings.driver().isLocal() ? Patience.USUAL : Patience.WORK);
  }

  private static void putAll(ObjectNode object, Map<String, String> texts) {
    texts.forEach(object::put);
  }

  @Override
  public boolean removeVolume(VolumeName name, boolean force) {
    String attempt = "remove volume '" + name + "'";
    String query = force ? "?force=true" : "";
    String path = exchange.cleaningPath("/volumes/" + escaped(name) + query);
    Answer answer = exchange.send(EngineRequest.delete(path), attempt, Patience.WORK);
    if (answer.isSuccess()) {
      http.requireNoBody(answer, attempt);
      exchange.knownOptions().forget(name);
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
    throw Exchange.failure(attempt, answer, error.hiding(refuser(name, error)));
  }

  /** A driver that refuses may quote options, of which nobody here knows yet which are secret. */
  private List<VolumeDriver> refuser(VolumeName name, ErrorText error) {
    try {
      return Exchange.isAboutDriver(error)
          ? List.of()
          : findVolume(name, Patience.BRIEF).map(VolumeState::driver).stream().toList();
    } catch (VolumeException unknown) {
      return List.of();
    }
  }

  @Override
  public VolumeListing listVolumes(VolumeFilter filter, Patience patience) {
    return list(VolumeQuery.fill(http.newObject(), filter), "list volumes", patience);
  }

  @Override
  public VolumeListing lookFor(VolumeName name, Collection<String> drivers, Patience patience) {
    ObjectNode filters = VolumeQuery.exactly(http.newObject(), name, drivers);
    return list(filters, "look for volume '" + name + "'", patience);
  }

  private VolumeListing list(ObjectNode filters, String attempt, Patience patience) {
    String query = filters.isEmpty() ? "" : "?filters=" + UrlText.escape(http.text(filters));
    EngineRequest request = EngineRequest.get(exchange.path("/volumes" + query));
    JsonNode listing = exchange.read(exchange.send(request, attempt, patience), attempt);
    exchange.requireList(listing, "Volumes", attempt);
    // A plugin may list a volume twice.
    Set<VolumeState> volumes = new LinkedHashSet<>();
    List<String> warnings = new ArrayList<>();
    for (JsonNode volume : listing.path("Volumes")) {
      Optional<String> problem = VolumeJson.problem(volume);
      if (problem.isEmpty()) {
        volumes.add(VolumeJson.read(volume, exchange.knownOptions()));
      } else {
        warnings.add(Redaction.text("left out " + problem.get() + ": " + volume.path("Name")));
      }
    }
    List<VolumeDriver> drivers = volumes.stream().map(VolumeState::driver).toList();
    listing
        .path("Warnings")
        .forEach(it -> warnings.add(new ErrorText(it.asText()).hiding(drivers).toString()));
    return new VolumeListing(List.copyOf(volumes), warnings);
  }

  @Override
  public KnownDrivers volumeDrivers(boolean lookAround) {
    return DriverCensus.take(this, exchange, lookAround);
  }

  @Override
  public List<FoundMount> mounts(String container) {
    String attempt = "read the mounts of container '" + container + "'";
    String route = route(container, attempt) + "/json";
    Answer answer = exchange.send(EngineRequest.get(exchange.path(route)), attempt, Patience.USUAL);
    requireContainer(container, answer, attempt);
    JsonNode inspected = exchange.read(answer, attempt);
    exchange.requireList(inspected, "Mounts", attempt);
    List<FoundMount> mounts = new ArrayList<>();
    for (JsonNode mount : inspected.path("Mounts")) {
      mounts.add(
          new FoundMount(
              mount.path("Type").asText(""),
              mount.path("Name").asText(""),
              mount.path("Driver").asText(""),
              mount.path("Destination").asText("")));
    }
    return mounts;
  }

  @Override
  public Optional<MountTrouble> startContainer(
      String container, Supplier<List<VolumeDriver>> mounted) {
    String attempt = "start container '" + container + "'";
    String path = exchange.path(route(container, attempt) + "/start");
    Answer answer = exchange.send(EngineRequest.order(path), attempt, Patience.WORK);
    if (answer.isSuccess() || answer.status() == ALREADY_SO) {
      return Optional.empty();
    }
    requireContainer(container, answer, attempt);
    List<VolumeDriver> drivers = mounted.get();
    ErrorText error = http.error(answer, attempt).hiding(drivers);
    if (!Exchange.isAboutDriver(error)) {
      Optional<MountTrouble> trouble = MountText.read(error);
      if (trouble.isEmpty() && !drivers.stream().allMatch(VolumeDriver::isLocal)) {
        trouble = MountText.ofRuntime(error);
      }
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    throw Exchange.failure(attempt, answer, error);
  }

  private void requireContainer(String container, Answer answer, String attempt) {
    if (answer.status() == 404 && http.error(answer, attempt).saysNoSuchContainer()) {
      throw new ContainerNotFoundException(attempt, container, null);
    }
  }

  private static String route(String container, String attempt) {
    if (!CONTAINER.matcher(container).matches()) {
      throw new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  "container '" + container + "'",
                  "is neither a container's name nor an id",
                  "use letters, digits, '_', '.' and '-', beginning with a letter or digit")));
    }
    return "/containers/"
        + UrlText.escape(container.startsWith("/") ? container.substring(1) : container);
  }

  private VolumeState readVolume(Answer answer, String attempt) {
    return VolumeJson.read(volume(answer, attempt), exchange.knownOptions());
  }

  private JsonNode volume(Answer answer, String attempt) {
    JsonNode volume = http.read(answer, attempt);
    VolumeJson.problem(volume)
        .ifPresent(
            problem -> {
              throw http.protocol(attempt, problem, null);
            });
    return volume;
  }

  private static String escaped(VolumeName name) {
    return UrlText.escape(name.value());
  }
}
