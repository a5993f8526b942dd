package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an engine says of itself: {@code /_ping}, {@code /version}, {@code /info}. */
final class SystemRoutes {

  private static final String NEVER_CACHED = "no-cache, no-store, must-revalidate";

  private final Daemon daemon;

  SystemRoutes(Daemon daemon) {
    this.daemon = daemon;
  }

  List<Route> routes() {
    return List.of(
        Route.of("HEAD", "/_ping", (request, none) -> ping("")).alsoPodman(),
        Route.of("GET", "/_ping", (request, none) -> ping("OK")).alsoPodman(),
        Route.of("GET", "/version", (request, none) -> version()).alsoPodman(),
        Route.of("GET", "/info", (request, none) -> info()).alsoPodman());
  }

  private static Reply ping(String body) {
    return Reply.text(200, "text/plain; charset=utf-8", body)
        .with("Cache-Control", NEVER_CACHED)
        .with("Pragma", "no-cache");
  }

  private Reply version() {
    EngineProfile profile = daemon.world().profile();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Version", profile.engineVersion());
    json.put("ApiVersion", profile.api().newest().toString());
    json.put("MinAPIVersion", profile.api().oldest().toString());
    json.put("Os", "linux");
    json.put("Arch", "amd64");
    return Reply.json(200, json);
  }

  private Reply info() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Plugins", Map.of("Volume", daemon.volumes().drivers().names()));
    json.put("OSType", "linux");
    json.put("ServerVersion", daemon.world().profile().engineVersion());
    return Reply.json(200, json);
  }
}
