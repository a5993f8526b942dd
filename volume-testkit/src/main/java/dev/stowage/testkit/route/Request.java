package dev.stowage.testkit.route;

import dev.stowage.volume.ApiVersion;
import java.util.Set;

/**
 * A call that found its route: the API version that it is answered in is known.
 *
 * @param call what came in
 * @param version the version it asked for, or the newest of the engine
 */
record Request(Call call, ApiVersion version) {

  private static final Set<String> FALSE = Set.of("", "0", "no", "false", "none");

  /** Returns a query parameter; empty if it is missing. */
  String query(String name) {
    return call.target().query().getOrDefault(name, "");
  }

  /** Returns a query parameter as the engine reads a boolean: nearly anything is true. */
  boolean flag(String name) {
    return !FALSE.contains(query(name).trim().toLowerCase(java.util.Locale.ROOT));
  }

  /** Tells whether the call asked for a version or a newer one. */
  boolean isAtLeast(String since) {
    return version.isAtLeast(ApiVersion.parse(since).orElseThrow());
  }
}
