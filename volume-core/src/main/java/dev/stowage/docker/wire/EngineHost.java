package dev.stowage.docker.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An engine's address in a form that docker-java's transport can use.
 *
 * @param text the address with a port where it needs one
 * @param isAsGiven whether it is what the user wrote
 */
record EngineHost(String text, boolean isAsGiven) {

  static final String REMEDY =
      "write unix:///path/to/docker.sock, tcp://host:port or npipe:////./pipe/docker_engine";

  private static final int PLAIN_PORT = 2375;
  private static final int TLS_PORT = 2376;

  /** Tells what is wrong with an address; empty if it can be tried. */
  static Optional<String> problem(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      return Optional.of("is not a URL");
    }
    if (uri.getScheme() == null) {
      return Optional.of("has no scheme");
    }
    return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
      case "unix", "npipe" ->
          uri.getPath() == null || uri.getPath().length() < 2
              ? Optional.of("has no path")
              : Optional.empty();
      case "tcp" -> uri.getHost() == null ? Optional.of("has no host name") : Optional.empty();
      case "ssh" ->
          Optional.of(
              "asks for SSH, which docker-java does not speak; forward the socket with"
                  + " ssh -L /tmp/docker.sock:/var/run/docker.sock");
      case "http", "https" ->
          Optional.of("asks for HTTP; Docker writes tcp://, with DOCKER_TLS_VERIFY for TLS");
      default -> Optional.of("has a scheme that docker-java does not speak");
    };
  }

  /** Adds Docker's own port where docker-java would take port 80. */
  static EngineHost of(URI uri, boolean tls) {
    problem(uri.toString())
        .ifPresent(
            text -> {
              throw new IllegalArgumentException("engine address '" + uri + "' " + text);
            });
    // docker-java knows schemes in lower case only.
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("tcp") || uri.getPort() >= 0) {
      boolean known = scheme.equals(uri.getScheme());
      return new EngineHost(scheme + ":" + uri.getRawSchemeSpecificPart(), known);
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    int port = tls ? TLS_PORT : PLAIN_PORT;
    return new EngineHost("tcp://" + uri.getHost() + ":" + port + path, false);
  }
}
