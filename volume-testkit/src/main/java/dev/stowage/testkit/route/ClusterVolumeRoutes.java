package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.swarm.ClusterVolumes;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code /volumes} does with volumes of a Swarm, since API 1.42. */
final class ClusterVolumeRoutes {

  private static final String SINCE = "1.42";
  private static final String SPEC = "ClusterVolumeSpec";

  private final Daemon daemon;
  private final World world;
  private final ClusterVolumeJson json;

  ClusterVolumeRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
    this.json = new ClusterVolumeJson(world);
  }

  List<Route> routes() {
    return List.of(Route.of("PUT", "/volumes/{name}", this::update).takes("version"));
  }

  /** Tells whether a creation means the Swarm; older engines and callers do not know of it. */
  boolean isMeant(JsonBody body, Request request) {
    if (world.profile().api().newest().minor() < 42) {
      return false;
    }
    spec(body).text("Group");
    return body.has(SPEC) && request.isAtLeast(SINCE);
  }

  private static JsonBody spec(JsonBody body) {
    return body.object(SPEC, "volume." + SPEC);
  }

  Reply create(VolumeRequest asked, JsonBody body) {
    ClusterVolumes volumes = daemon.swarm().managed().volumes();
    return Reply.json(201, json.of(volumes.create(asked, settings(spec(body).node()))));
  }

  private Settings settings(JsonNode spec) {
    FieldReader reader =
        new FieldReader(
            world,
            (found, place) ->
                world
                    .wording()
                    .unreadableBody(
                        "json: cannot unmarshal "
                            + found
                            + " into Go struct field "
                            + SPEC
                            + place));
    return new Settings(reader.read(spec, SwarmFields.VOLUME, ""));
  }

  private Optional<ClusterVolumes> volumes(Request request) {
    return request.isAtLeast(SINCE)
        ? daemon.swarm().cluster().map(Cluster::volumes)
        : Optional.empty();
  }

  /** Lists them all, as engines do whatever filters ask for. */
  List<Map<String, @Nullable Object>> list(Request request) {
    return volumes(request).map(it -> it.all().stream().map(json::of).toList()).orElse(List.of());
  }

  /** Tells whether a manager would look for a volume in its Swarm: it has none itself. */
  boolean isLookedFor(String name, Request request) {
    return volumes(request).isPresent() && daemon.volumes().find(name).isEmpty();
  }

  Reply inspect(String name) {
    return Reply.json(200, json.of(daemon.swarm().managed().volumes().get(name)));
  }

  Reply remove(String name, boolean force) {
    ClusterVolumes volumes = daemon.swarm().managed().volumes();
    if (!force || volumes.find(name).isPresent()) {
      volumes.remove(name, force);
    }
    return Reply.empty(204);
  }

  private Reply update(Request request, String name) {
    ClusterVolumes volumes =
        daemon
            .swarm()
            .cluster()
            .map(Cluster::volumes)
            .orElseThrow(
                () ->
                    EngineFailure.unavailable(
                        "volume update only valid for cluster volumes, but swarm is"
                            + " unavailable"));
    long version = ServiceRoutes.version(request, "swarm object");
    SwarmBody body = SwarmBody.of(request.call(), world, "UpdateOptions");
    volumes.update(name, version, body.part("Spec", SwarmFields.VOLUME));
    return Reply.empty(200);
  }
}
