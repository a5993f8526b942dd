package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.List;

/** What an engine says of itself at once: {@code /_ping}, {@code /version}. */
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
        Route.of("GET", "/version", (request, none) -> version()).alsoPodman());
  }

  private Reply ping(String body) {
    Reply reply =
        Reply.text(200, "text/plain; charset=utf-8", body)
            .with("Cache-Control", NEVER_CACHED)
            .with("Pragma", "no-cache");
    EngineProfile profile = daemon.world().profile();
    for (var header : EngineSelf.of(profile, "ping").properties()) {
      reply = reply.with(header.getKey(), header.getValue().asText());
    }
    if (reply.headers().containsKey("Swarm") && daemon.swarm().cluster().isPresent()) {
      reply = reply.with("Swarm", "active/manager");
    }
    return reply;
  }

  private Reply version() {
    EngineProfile profile = daemon.world().profile();
    ObjectNode json = EngineSelf.of(profile, "version");
    json.put("Version", profile.engineVersion());
    json.put("ApiVersion", profile.api().newest().toString());
    json.put("MinAPIVersion", profile.api().oldest().toString());
    new TopologySelf(daemon.world()).version(json);
    return Reply.json(200, json);
  }
}
