package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeListing;
import dev.stowage.testkit.volume.VolumeListing.Listed;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.volume.VolumeStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code /volumes}. */
final class VolumeRoutes {

  private static final List<String> LIST_FILTERS = List.of("dangling", "driver", "label", "name");

  private final Daemon daemon;
  private final VolumeJson json;
  private final ClusterVolumeRoutes cluster;

  VolumeRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.json = new VolumeJson(daemon.world().has(Quirk.EMPTY_FOR_NONE));
    this.cluster = new ClusterVolumeRoutes(daemon);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/volumes", this::list)
            .filters(LIST_FILTERS.toArray(String[]::new))
            .alsoPodman(),
        Route.of("POST", "/volumes/create", this::create).alsoPodman(),
        Route.of("POST", "/volumes/prune", this::prune)
            .filters("label", "label!", "all")
            .alsoPodman(),
        Route.of("GET", "/volumes/{name}", this::inspect).alsoPodman(),
        Route.of("DELETE", "/volumes/{name}", this::remove).takes("force").alsoPodman());
  }

  private Reply list(Request request, String hole) {
    Filters filters = Filters.of(request, daemon.world(), "volume", LIST_FILTERS);
    // Read before anything is listed: what cannot be read is refused even if there is nothing.
    Optional<Boolean> dangling = filters.bool("dangling");
    VolumeListing listing =
        daemon.volumes().list(name -> filters.matchesAny("driver", name::equals));
    List<Map<String, @Nullable Object>> volumes = new ArrayList<>();
    listing.volumes().stream()
        .filter(listed -> dangling.map(it -> isDangling(listed) == it).orElse(true))
        .filter(listed -> matches(listed.volume(), filters))
        .forEach(listed -> volumes.add(json.of(listed.volume(), listed.description())));
    volumes.addAll(cluster.list(request));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("Volumes", volumes);
    boolean none = listing.warnings().isEmpty() && !daemon.world().has(Quirk.EMPTY_FOR_NONE);
    answer.put("Warnings", none ? null : listing.warnings());
    return Reply.json(200, answer);
  }

  private static boolean matches(StoredVolume volume, Filters filters) {
    return filters.matchesAny("name", name -> named(volume, name))
        && filters.matchesAllLabels("label", volume.labelsOrNone());
  }

  private static boolean isDangling(Listed listed) {
    return listed.volume().users().isEmpty();
  }

  private static boolean named(StoredVolume volume, String expression) {
    if (volume.name().equals(expression)) {
      return true;
    }
    try {
      return Pattern.compile(expression).matcher(volume.name()).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private Reply create(Request request, String none) {
    JsonBody body =
        JsonBody.of(request.call(), daemon.world(), daemon.world().wording().volumeStruct());
    boolean ofCluster = cluster.isMeant(body, request);
    VolumeRequest asked =
        new VolumeRequest(
            body.text("Name"), body.text("Driver"), body.texts("DriverOpts"), body.texts("Labels"));
    if (ofCluster) {
      return cluster.create(asked, body);
    }
    DesktopProxy.requireNoPath(daemon.world().topology(), asked.options());
    boolean isNew =
        daemon.world().has(Quirk.EMPTY_FOR_NONE)
            && daemon.volumes().find(body.text("Name")).isEmpty();
    StoredVolume volume = daemon.volumes().create(asked);
    Map<String, @Nullable Object> answer = json.of(volume, daemon.volumes().describeNow(volume));
    if (isNew) {
      // Podman, too, tells none from empty here.
      answer.put("Options", volume.options());
    }
    return Reply.json(201, answer);
  }

  private Reply inspect(Request request, String name) {
    if (cluster.isLookedFor(name, request)) {
      return cluster.inspect(name);
    }
    StoredVolume volume = daemon.volumes().get(name);
    return Reply.json(200, json.inspected(volume, daemon.volumes().describeNow(volume)));
  }

  private Reply remove(Request request, String name) {
    boolean force = request.flag("force", daemon.world());
    if (cluster.isLookedFor(name, request)) {
      return cluster.remove(name, force);
    }
    daemon.volumes().remove(name, force);
    return Reply.empty(204);
  }

  private static boolean isPlain(StoredVolume volume) {
    return volume.options() == null || volume.options().isEmpty();
  }

  private Reply prune(Request request, String none) {
    boolean newer = request.isAtLeast("1.42");
    Filters filters =
        Filters.ofPrune(
            request,
            daemon.world(),
            "volume",
            daemon.world().profile().api().newest().minor() >= 42
                ? List.of("label", "label!", "all")
                : List.of("label", "label!"));
    boolean everything = daemon.world().has(Quirk.PRUNES_ALL_UNUSED);
    boolean all = everything || PruneAll.isAsked(filters, newer);
    List<StoredVolume> unused =
        daemon.volumes().list(driver -> everything || driver.equals("local")).volumes().stream()
            .map(Listed::volume)
            .filter(volume -> volume.users().isEmpty())
            .filter(volume -> everything || isPlain(volume))
            .filter(volume -> all || volume.labelsOrNone().containsKey(VolumeStore.ANONYMOUS))
            .filter(volume -> filters.matchesAllLabels("label", volume.labelsOrNone()))
            .filter(
                volume ->
                    !filters.has("label!")
                        || !filters.matchesAllLabels("label!", volume.labelsOrNone()))
            .toList();
    long reclaimed =
        unused.stream().mapToLong(volume -> TreeSize.ofFilesAndLinks(volume.root())).sum();
    daemon.volumes().prune(unused, reclaimed);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("VolumesDeleted", unused.stream().map(StoredVolume::name).toList());
    answer.put("SpaceReclaimed", reclaimed);
    return Reply.json(200, answer);
  }
}
