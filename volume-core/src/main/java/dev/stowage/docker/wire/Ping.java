package dev.stowage.docker.wire;

import dev.stowage.docker.engine.ApiNegotiation;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.mount.ContainerPath.Platform;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who answers out of the headers of {@code /_ping}, the one route without a version. */
final class Ping {

  static final String ATTEMPT = "ask the engine for its version";
  private static final Pattern SERVER = Pattern.compile("Docker/(\\S+).*");

  private Ping() {}

  static EngineIdentity identify(EngineHttp http, Optional<ApiVersion> asked, boolean cleansUp) {
    Answer answer = http.send(EngineRequest.ping(cleansUp), ATTEMPT);
    Optional<ApiVersion> engine = answer.header("Api-Version").flatMap(ApiVersion::parse);
    if (!answer.isSuccess()) {
      throw new EngineErrorException(
          ATTEMPT, answer.status(), http.error(answer, ATTEMPT).toString(), null);
    }
    if (engine.isEmpty()) {
      throw http.protocol(ATTEMPT, "no readable Api-Version header in the answer to /_ping", null);
    }
    String product = product(answer);
    Platform platform =
        answer.header("Ostype").filter("windows"::equalsIgnoreCase).isPresent()
            ? Platform.WINDOWS
            : Platform.LINUX;
    return new EngineIdentity(
        product, ApiNegotiation.choose(product, engine.get(), asked), platform);
  }

  private static String product(Answer answer) {
    Optional<String> podman = answer.header("Libpod-Api-Version");
    if (podman.isPresent()) {
      return EngineIdentity.PODMAN + " " + podman.get();
    }
    Matcher server = SERVER.matcher(answer.header("Server").orElse(""));
    return server.matches() ? "Docker Engine " + server.group(1) : "Docker Engine";
  }
}
