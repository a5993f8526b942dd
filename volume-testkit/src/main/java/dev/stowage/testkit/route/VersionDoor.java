package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.ApiRange;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Wording;
import dev.stowage.volume.ApiVersion;
import java.util.Optional;
import java.util.function.Function;

/** Lets in calls whose API version the engine speaks, and says on each answer who answers. */
final class VersionDoor {

  /** Clients that ask for less get texts instead of JSON. */
  private static final ApiVersion ERRORS_IN_JSON = new ApiVersion(1, 24);

  private final EngineProfile profile;

  VersionDoor(EngineProfile profile) {
    this.profile = profile;
  }

  Reply open(Call call, Function<Request, Reply> inside) {
    ApiRange api = profile.api();
    if (profile.has(Quirk.ANY_API_VERSION)) {
      return named(inside.apply(new Request(call, api.newest())));
    }
    Optional<ApiVersion> asked = call.target().version();
    if (asked.isPresent() && asked.get().compareTo(api.oldest()) < 0) {
      return named(no(asked, 400, tooOld(call.target(), api)));
    }
    if (asked.isPresent() && asked.get().compareTo(api.newest()) > 0) {
      return named(no(asked, 400, tooNew(call.target(), api)));
    }
    Reply reply = inside.apply(new Request(call, asked.orElse(api.newest())));
    return named(reply).with("Docker-Experimental", "false");
  }

  private static String tooOld(Target target, ApiRange api) {
    return "client version "
        + target.versionText().orElse("")
        + " is too old. Minimum supported API version is "
        + api.oldest()
        + ", please upgrade your client to a newer version";
  }

  private static String tooNew(Target target, ApiRange api) {
    return "client version "
        + target.versionText().orElse("")
        + " is too new. Maximum supported API version is "
        + api.newest();
  }

  Reply refusal(Request request, EngineFailure failure, Wording wording) {
    if (profile.dialect() == Dialect.PODMAN) {
      return Reply.json(failure.status(), wording.body(failure));
    }
    return no(Optional.of(request.version()), failure.status(), failure.text());
  }

  private Reply no(Optional<ApiVersion> asked, int status, String text) {
    boolean plain = asked.isPresent() && asked.get().compareTo(ERRORS_IN_JSON) < 0;
    return plain && !profile.has(Quirk.REFUSES_OLD_CLIENTS_IN_JSON)
        ? plain(status, text)
        : Reply.error(status, text);
  }

  private static Reply plain(int status, String text) {
    return Reply.text(status, "text/plain; charset=utf-8", text + "\n")
        .with("X-Content-Type-Options", "nosniff");
  }

  /** What no engine has is refused before anyone asks for a version, by nobody in particular. */
  Reply pageNotFound(Call call) {
    String text = "page not found";
    return profile.has(Quirk.OLD_WORDING)
        ? no(call.target().version(), 404, text)
        : Reply.error(404, text);
  }

  private Reply named(Reply reply) {
    String version = profile.engineVersion();
    Reply versioned = reply.with("Api-Version", profile.api().newest().toString());
    if (profile.dialect() == Dialect.PODMAN) {
      return versioned
          .with("Libpod-Api-Version", version)
          .with("Server", "Libpod/" + version + " (linux)");
    }
    return versioned.with("Ostype", "linux").with("Server", "Docker/" + version + " (linux)");
  }
}
