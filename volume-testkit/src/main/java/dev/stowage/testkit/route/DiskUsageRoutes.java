package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.world.EngineFailure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /system/df}: how much room everything takes. */
final class DiskUsageRoutes {

  private static final List<String> TYPES = List.of("container", "image", "volume", "build-cache");

  private final Daemon daemon;
  private final VolumeJson json = new VolumeJson(false);

  DiskUsageRoutes(Daemon daemon) {
    this.daemon = daemon;
  }

  List<Route> routes() {
    return List.of(Route.of("GET", "/system/df", (request, none) -> usage(request)).takes("type"));
  }

  private Reply usage(Request request) {
    if (request.isAtLeast("1.52")) {
      throw new NotInFakeException(
          "the fake engine does not tell disk usage as API 1.52 does; ask for 1.51");
    }
    Set<String> types = types(request);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("LayersSize", types.contains("image") ? daemon.images().bytes() : 0);
    json.put("Images", types.contains("image") ? images(request) : null);
    json.put("Containers", types.contains("container") ? containers() : null);
    json.put("Volumes", types.contains("volume") ? volumes() : null);
    boolean old = daemon.world().has(Quirk.OLD_WORDING);
    json.put("BuildCache", types.contains("build-cache") && !old ? List.of() : null);
    if (old) {
      json.put("BuilderSize", 0);
    }
    return Reply.json(200, json);
  }

  /** Before 1.42 there is no choice. */
  private static Set<String> types(Request request) {
    List<String> asked = request.call().target().all("type");
    if (!request.isAtLeast("1.42") || asked.isEmpty()) {
      return new LinkedHashSet<>(TYPES);
    }
    for (String type : asked) {
      if (!TYPES.contains(type)) {
        throw EngineFailure.badRequest("unknown object type: " + type);
      }
    }
    return new LinkedHashSet<>(asked);
  }

  private List<Map<String, @Nullable Object>> images(Request request) {
    return daemon.images().all().stream().map(image -> ImageJson.measured(request, image)).toList();
  }

  private List<Map<String, @Nullable Object>> containers() {
    ContainerJson shown = new ContainerJson(daemon.world(), daemon.images());
    return daemon.containers().all().stream().map(each -> shown.listed(each, true)).toList();
  }

  /** Volumes with options may be anywhere, and are not measured. */
  private List<Map<String, @Nullable Object>> volumes() {
    return daemon.volumes().list(driver -> driver.equals("local")).volumes().stream()
        .filter(listed -> listed.volume().optionsOrNone().isEmpty())
        .map(listed -> withUsage(listed.volume(), json.of(listed.volume(), listed.description())))
        .toList();
  }

  private static Map<String, @Nullable Object> withUsage(
      StoredVolume volume, Map<String, @Nullable Object> json) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("RefCount", volume.users().size());
    usage.put("Size", TreeSize.ofFilesAndLinks(volume.root()));
    json.put("UsageData", usage);
    return json;
  }
}
