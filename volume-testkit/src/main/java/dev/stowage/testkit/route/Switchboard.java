package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.ApiRange;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.volume.ApiVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who answers a call, and lets them. Thread-safe. */
public final class Switchboard {

  private final Daemon daemon;
  private final List<Route> routes;

  public Switchboard(Daemon daemon) {
    this.daemon = daemon;
    this.routes =
        Stream.of(
                new SystemRoutes(daemon).routes(),
                new VolumeRoutes(daemon).routes(),
                new ArchiveRoutes(daemon).routes(),
                new ImageRoutes(daemon).routes(),
                new ContainerRoutes(daemon).routes(),
                new LifeRoutes(daemon).routes())
            .flatMap(List::stream)
            .filter(route -> route.isFor(profile().dialect()))
            .toList();
  }

  /**
   * Answers a call as the engine would, also where the answer is no.
   *
   * @throws NotInFakeException if a real engine may answer, but this one cannot
   */
  public Reply answer(Call call) {
    return withEngineHeaders(tryAnswer(call));
  }

  private Reply tryAnswer(Call call) {
    ApiRange api = daemon.world().profile().api();
    if (daemon.world().has(Quirk.ANY_API_VERSION)) {
      return routed(new Request(call, api.newest()));
    }
    Optional<ApiVersion> asked = call.target().version();
    if (asked.isPresent() && asked.get().compareTo(api.oldest()) < 0) {
      return Reply.text(400, "text/plain; charset=utf-8", tooOld(asked.get(), api) + "\n");
    }
    if (asked.isPresent() && asked.get().compareTo(api.newest()) > 0) {
      return Reply.error(400, tooNew(asked.get(), api));
    }
    return routed(new Request(call, asked.orElse(api.newest())));
  }

  private static String tooOld(ApiVersion asked, ApiRange api) {
    return "client version "
        + asked
        + " is too old. Minimum supported API version is "
        + api.oldest()
        + ", please upgrade your client to a newer version";
  }

  private static String tooNew(ApiVersion asked, ApiRange api) {
    return "client version "
        + asked
        + " is too new. Maximum supported API version is "
        + api.newest();
  }

  private Reply routed(Request request) {
    Call call = request.call();
    for (Route route : routes) {
      Optional<String> name = route.match(call.method(), call.target().path());
      if (name.isPresent()) {
        requireUnderstood(route, call);
        return handled(route, request, name.get());
      }
    }
    throw new NotInFakeException(
        call + " is not in the fake " + profile() + ", which answers: " + routes);
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

  private Reply handled(Route route, Request request, String name) {
    try {
      return route.isLockedOutside()
          ? daemon.world().locked(() -> route.handler().answer(request, name))
          : route.handler().answer(request, name);
    } catch (EngineFailure failure) {
      return Reply.json(failure.status(), daemon.world().wording().body(failure));
    }
  }

  private EngineProfile profile() {
    return daemon.world().profile();
  }

  private Reply withEngineHeaders(Reply reply) {
    Reply versioned = reply.with("Api-Version", profile().api().newest().toString());
    if (profile().dialect() == Dialect.PODMAN) {
      return versioned
          .with("Libpod-Api-Version", profile().engineVersion())
          .with("Server", "Libpod/" + profile().engineVersion() + " (linux)");
    }
    return versioned
        .with("Docker-Experimental", "false")
        .with("Ostype", "linux")
        .with("Server", "Docker/" + profile().engineVersion() + " (linux)");
  }
}
