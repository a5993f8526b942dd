package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.world.EngineFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who answers a call, and lets them. Thread-safe. */
public final class Switchboard {

  private final Daemon daemon;
  private final VersionDoor door;
  private final KnownRoutes known;
  private final Map<String, Route> routes;

  public Switchboard(Daemon daemon) {
    this.daemon = daemon;
    EngineProfile profile = daemon.world().profile();
    this.door = new VersionDoor(profile);
    this.known =
        new KnownRoutes(EngineRoutes.ALL.stream().filter(it -> it.isIn(profile.api())).toList());
    this.routes = index(rooms(daemon).filter(route -> route.isFor(profile.dialect())));
  }

  private static Stream<Route> rooms(Daemon daemon) {
    return Stream.of(
            new SystemRoutes(daemon).routes(),
            new InfoRoutes(daemon).routes(),
            new DiskUsageRoutes(daemon).routes(),
            new EventRoutes(daemon).routes(),
            new VolumeRoutes(daemon).routes(),
            new ClusterVolumeRoutes(daemon).routes(),
            new ContainerRoutes(daemon).routes(),
            new LifeRoutes(daemon).routes(),
            new ArchiveRoutes(daemon).routes(),
            new ImageRoutes(daemon).routes(),
            new PluginRoutes(daemon).routes(),
            new SwarmRoutes(daemon).routes(),
            new ServiceRoutes(daemon).routes())
        .flatMap(List::stream);
  }

  private static Map<String, Route> index(Stream<Route> all) {
    Map<String, Route> index = new LinkedHashMap<>();
    all.forEach(
        route -> {
          if (EngineRoutes.ALL.stream().noneMatch(it -> it.key().equals(route.key()))) {
            throw new IllegalStateException("no engine answers " + route);
          }
          if (index.put(route.key(), route) != null) {
            throw new IllegalStateException("two answer " + route);
          }
        });
    return index;
  }

  /** Returns who answers a route, or null if it is not in the fake. */
  @Nullable Route at(EngineRoute route) {
    return routes.get(route.key());
  }

  /**
   * Answers a call as the engine would, also where the answer is no.
   *
   * @throws NotInFakeException if a real engine may answer, but this one cannot
   */
  public Reply answer(Call call) {
    boolean docker = daemon.world().profile().dialect() == Dialect.DOCKER;
    Optional<String> clean = call.target().cleaned();
    if (docker && clean.isPresent()) {
      return Reply.empty(301).with("Location", clean.get());
    }
    if (docker && call.method().equals("OPTIONS")) {
      return door.open(call, request -> Reply.empty(200));
    }
    Optional<EngineRoute> route = known.route(call.method(), call.target().path());
    if (route.isPresent()) {
      return door.open(call, request -> routed(request, route.get()));
    }
    if (!docker) {
      throw notInFake(call, "nothing that Docker has");
    }
    return door.pageNotFound(call);
  }

  private NotInFakeException notInFake(Call call, Object route) {
    List<EngineRoute> answered = EngineRoutes.ALL.stream().filter(it -> at(it) != null).toList();
    return new NotInFakeException(
        call
            + " is "
            + route
            + ", which is not in the fake "
            + daemon.world().profile()
            + "\n  nearest to it are: "
            + String.join(", ", KnownRoutes.nearest(call.method(), call.target().path(), answered))
            + "\n  all that it answers: "
            + routes.values());
  }

  /** Returns all routes of the engine, also those that the fake does not answer. */
  public KnownRoutes known() {
    return known;
  }

  /** Refuses a call as the engine would, in the form of the API version that it asks for. */
  public Reply refuse(Call call, EngineFailure failure) {
    return door.open(call, request -> door.refusal(request, failure, daemon.world().wording()));
  }

  private Reply routed(Request request, EngineRoute found) {
    Call call = request.call();
    String name = found.match(call.method(), call.target().path()).orElse("");
    Route route = at(found);
    if (route == null) {
      throw notInFake(call, found);
    }
    requireUnderstood(route, call);
    try {
      return route.isLockedOutside()
          ? daemon.world().locked(() -> route.handler().answer(request, name))
          : route.handler().answer(request, name);
    } catch (EngineFailure failure) {
      return door.refusal(request, failure, daemon.world().wording());
    }
  }

  private static void requireUnderstood(Route route, Call call) {
    for (String parameter : call.target().query().keySet()) {
      if (!route.parameters().contains(parameter)) {
        throw new NotInFakeException(
            "the fake engine does not do '"
                + parameter
                + "' of "
                + route
                + "; it does: "
                + route.parameters());
      }
    }
  }
}
