package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.EngineCluster;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cluster volumes behind docker-java's transport; docker-java itself has no commands for them. */
final class DockerJavaCluster implements EngineCluster {

  /** Swarm's own bookkeeping may change a volume between reading and writing it. */
  private static final int MOST_UPDATES = 5;

  private final Exchange exchange;

  DockerJavaCluster(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public EngineIdentity identity() {
    return exchange.identity();
  }

  @Override
  public void requireManager(String attempt) {
    Answer answer =
        exchange.send(EngineRequest.get(exchange.path("/swarm")), attempt, Patience.USUAL);
    requireDone(answer, attempt);
  }

  @Override
  public List<ClusterVolumeState> listClusterVolumes() {
    return clusterVolumes("/volumes", "list cluster volumes").stream().map(this::read).toList();
  }

  private ClusterVolumeState read(JsonNode volume) {
    return ClusterJson.read(volume, exchange.knownOptions());
  }

  private List<JsonNode> clusterVolumes(String route, String attempt) {
    EngineRequest request = EngineRequest.get(exchange.path(route));
    JsonNode listing = exchange.read(exchange.send(request, attempt, Patience.WORK), attempt);
    exchange.requireList(listing, "Volumes", attempt);
    List<JsonNode> volumes = new ArrayList<>();
    for (JsonNode volume : listing.path("Volumes")) {
      if (ClusterJson.isCluster(volume) && VolumeJson.problem(volume).isEmpty()) {
        volumes.add(volume);
      }
    }
    return volumes;
  }

  @Override
  public Optional<ClusterVolumeState> findClusterVolume(VolumeName name) {
    return look(name, "look for cluster volume '" + name + "'").map(this::read);
  }

  private Optional<JsonNode> look(VolumeName name, String attempt) {
    String route = "/volumes/" + UrlText.escape(name.value());
    Answer answer = exchange.send(EngineRequest.get(exchange.path(route)), attempt, Patience.WORK);
    if (answer.status() == 404 && exchange.http().error(answer, attempt).saysNoSuchVolume()) {
      return Optional.empty();
    }
    JsonNode volume = exchange.read(answer, attempt);
    if (ClusterJson.isCluster(volume) && VolumeJson.problem(volume).isEmpty()) {
      return Optional.of(volume);
    }
    // The engine shows its own volume first; the one of the cluster stands beside it in the list.
    return clusterVolumes("/volumes", attempt).stream()
        .filter(it -> VolumeJson.name(it).equals(name.value()))
        .findFirst();
  }

  @Override
  public Map<String, String> secretIds() {
    String attempt = "list the secrets of the Swarm";
    Answer answer =
        exchange.send(EngineRequest.get(exchange.path("/secrets")), attempt, Patience.USUAL);
    requireDone(answer, attempt);
    Map<String, String> ids = new HashMap<>();
    exchange
        .read(answer, attempt)
        .forEach(it -> ids.put(it.path("Spec").path("Name").asText(), it.path("ID").asText()));
    return ids;
  }

  @Override
  public ClusterVolumeState createClusterVolume(
      ClusterVolumeDefinition definition, Map<String, String> secretIds) {
    VolumeName name = definition.name();
    String attempt = "create cluster volume '" + name + "'";
    exchange.knownOptions().keepSecret(name, definition.settings().driver().secretKeys());
    ObjectNode body = exchange.http().newObject();
    body.put("Name", name.value()).put("Driver", definition.settings().driver().name());
    ObjectNode options = body.putObject("DriverOpts");
    definition.settings().driver().options().forEach(options::put);
    ObjectNode labels = body.putObject("Labels");
    definition.settings().labels().forEach(labels::put);
    ClusterJson.write(body.putObject("ClusterVolumeSpec"), definition.spec(), secretIds);
    String path = exchange.path("/volumes/create");
    Answer answer =
        exchange.send(
            EngineRequest.post(path, exchange.http().text(body), false), attempt, Patience.USUAL);
    if (!answer.isSuccess()
        && exchange.http().error(answer, attempt).says("name conflicts with an existing object")) {
      throw new VolumeExistsException(attempt, name, null);
    }
    requireDone(answer, attempt, List.of(definition.settings().driver()));
    JsonNode volume = exchange.read(answer, attempt);
    if (!ClusterJson.isCluster(volume) || VolumeJson.problem(volume).isPresent()) {
      throw exchange.http().protocol(attempt, "a volume that is none of the cluster", null);
    }
    return read(volume);
  }

  @Override
  public boolean updateClusterVolume(VolumeName name, ClusterAvailability availability) {
    String attempt = "update cluster volume '" + name + "'";
    for (int tries = 1; ; tries++) {
      Optional<JsonNode> volume = look(name, attempt);
      if (volume.isEmpty()) {
        return false;
      }
      Answer answer = update(volume.get().path("ClusterVolume"), availability, attempt);
      boolean outdated =
          !answer.isSuccess()
              && exchange.http().error(answer, attempt).says("update out of sequence");
      if (!outdated || tries == MOST_UPDATES) {
        requireDone(answer, attempt);
        return true;
      }
    }
  }

  private Answer update(JsonNode volume, ClusterAvailability availability, String attempt) {
    ObjectNode body = exchange.http().newObject();
    ObjectNode spec = body.putObject("Spec");
    volume.path("Spec").properties().forEach(field -> spec.set(field.getKey(), field.getValue()));
    spec.put("Availability", ClusterJson.word(availability));
    String route =
        "/volumes/"
            + UrlText.escape(volume.path("ID").asText())
            + "?version="
            + volume.path("Version").path("Index").asLong();
    return exchange.send(
        EngineRequest.put(exchange.path(route), exchange.http().text(body)),
        attempt,
        Patience.USUAL);
  }

  @Override
  public boolean removeClusterVolume(ClusterVolumeState volume, boolean force) {
    String attempt = "remove cluster volume '" + volume.name() + "'";
    // By its id: by its name the engine would remove a volume of its own that is called the same.
    String route = "/volumes/" + UrlText.escape(volume.id()) + (force ? "?force=true" : "");
    Answer answer =
        exchange.send(EngineRequest.delete(exchange.cleaningPath(route)), attempt, Patience.USUAL);
    if (answer.isSuccess()) {
      return true;
    }
    ErrorText error = exchange.http().error(answer, attempt);
    if (answer.status() == 404 && error.saysNoSuchVolume()) {
      return answer.repeated();
    }
    if (error.saysInUse()) {
      throw new VolumeInUseException(volume.name(), List.of(), null);
    }
    requireDone(answer, attempt);
    return true;
  }

  private void requireDone(Answer answer, String attempt) {
    requireDone(answer, attempt, List.of());
  }

  private void requireDone(Answer answer, String attempt, List<VolumeDriver> secretive) {
    if (answer.isSuccess()) {
      return;
    }
    ErrorText error = exchange.http().error(answer, attempt).hiding(secretive);
    if (error.saysNoManager()) {
      throw new UnsupportedByEngineException(
          attempt,
          identity().toString(),
          List.of(
              new Finding(
                  "cluster volumes",
                  "are asked of a manager of a Swarm, and this engine is none",
                  "connect to a manager, or start a Swarm with docker swarm init")));
    }
    throw Exchange.failure(attempt, answer, error);
  }
}
