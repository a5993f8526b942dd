package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.world.EngineFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /events}: what happened, and what happens. */
final class EventRoutes {

  private static final String[] FILTERS = {
    "config",
    "container",
    "daemon",
    "event",
    "image",
    "label",
    "network",
    "node",
    "plugin",
    "scope",
    "secret",
    "service",
    "type",
    "volume"
  };

  private final Daemon daemon;

  EventRoutes(Daemon daemon) {
    this.daemon = daemon;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/events", (request, none) -> events(request))
            .takes("since", "until")
            .filters(FILTERS));
  }

  private Reply events(Request request) {
    Optional<Instant> since = EventTimes.parse(request.query("since"));
    Optional<Instant> until = EventTimes.parse(request.query("until"));
    if (until.isPresent() && since.isPresent() && until.get().isBefore(since.get())) {
      throw EngineFailure.badRequest(
          "`since` time ("
              + request.query("since")
              + ") cannot be after `until` time ("
              + request.query("until")
              + ")");
    }
    EventFilter filter =
        new EventFilter(Filters.ofAnything(request, daemon.world()), request.isAtLeast("1.46"));
    boolean shorter = request.isAtLeast("1.52");
    return Reply.stream(
        200,
        shorter ? "application/jsonl" : "application/json",
        new EventStream(
            daemon.world(),
            filter,
            new EventStream.Span(since.orElse(null), until.orElse(null)),
            !shorter));
  }
}
