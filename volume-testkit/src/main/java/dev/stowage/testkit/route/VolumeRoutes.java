package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeListing;
import dev.stowage.testkit.volume.VolumeListing.Listed;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.volume.VolumeStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code /volumes}. */
final class VolumeRoutes {

  private static final List<String> LIST_FILTERS = List.of("dangling", "driver", "label", "name");

  private final Daemon daemon;

  VolumeRoutes(Daemon daemon) {
    this.daemon = daemon;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/volumes", this::list).filters(LIST_FILTERS.toArray(String[]::new)),
        Route.of("POST", "/volumes/create", this::create),
        Route.of("POST", "/volumes/prune", this::prune).filters("label", "label!", "all"),
        Route.of("GET", "/volumes/{name}", this::inspect),
        Route.of("DELETE", "/volumes/{name}", this::remove).takes("force"));
  }

  private Reply list(Request request, String none) {
    Filters filters = Filters.of(request, daemon.world(), "volume", LIST_FILTERS);
    VolumeListing listing =
        daemon
            .volumes()
            .list(name -> !filters.has("driver") || filters.values("driver").contains(name));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "Volumes",
        listing.volumes().stream()
            .filter(listed -> matches(listed.volume(), filters))
            .map(listed -> VolumeJson.of(listed.volume(), listed.description()))
            .toList());
    answer.put("Warnings", listing.warnings().isEmpty() ? null : listing.warnings());
    return Reply.json(200, answer);
  }

  private static boolean matches(StoredVolume volume, Filters filters) {
    return (!filters.has("name")
            || filters.values("name").stream().anyMatch(name -> named(volume, name)))
        && filters.matchesAllLabels("label", volume.labelsOrNone())
        && filters.bool("dangling").map(free -> volume.users().isEmpty() == free).orElse(true);
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
    JsonBody body = JsonBody.of(request.call(), daemon.world(), "CreateOptions");
    StoredVolume volume =
        daemon
            .volumes()
            .create(
                new VolumeRequest(
                    body.text("Name"),
                    body.text("Driver"),
                    body.texts("DriverOpts"),
                    body.texts("Labels")));
    return Reply.json(201, VolumeJson.of(volume, daemon.volumes().describeNow(volume)));
  }

  private Reply inspect(Request request, String name) {
    StoredVolume volume = daemon.volumes().get(name);
    return Reply.json(200, VolumeJson.inspected(volume, daemon.volumes().describeNow(volume)));
  }

  private Reply remove(Request request, String name) {
    daemon.volumes().remove(name, request.flag("force"));
    return Reply.empty(204);
  }

  private Reply prune(Request request, String none) {
    boolean newer = request.isAtLeast("1.42");
    Filters filters =
        Filters.of(
            request,
            daemon.world(),
            "volume",
            daemon.world().profile().api().newest().minor() >= 42
                ? List.of("label", "label!", "all")
                : List.of("label", "label!"));
    boolean all = !newer || filters.bool("all").orElse(false);
    List<StoredVolume> unused =
        daemon.volumes().list("local"::equals).volumes().stream()
            .map(Listed::volume)
            .filter(volume -> volume.users().isEmpty())
            .filter(volume -> volume.options() == null || volume.options().isEmpty())
            .filter(volume -> all || volume.labelsOrNone().containsKey(VolumeStore.ANONYMOUS))
            .filter(volume -> filters.matchesAllLabels("label", volume.labelsOrNone()))
            .filter(
                volume ->
                    !filters.has("label!")
                        || !filters.matchesAllLabels("label!", volume.labelsOrNone()))
            .toList();
    daemon.volumes().removeAll(unused);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("VolumesDeleted", unused.stream().map(StoredVolume::name).toList());
    answer.put("SpaceReclaimed", 0);
    return Reply.json(200, answer);
  }
}
