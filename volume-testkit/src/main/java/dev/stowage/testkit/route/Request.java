package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.world.World;
import dev.stowage.volume.ApiVersion;
import java.util.Locale;
import java.util.Set;

/**
 * A call that found its route: the API version that it is answered in is known.
 *
 * @param call what came in
 * @param version the version it asked for, or the newest of the engine
 */
record Request(Call call, ApiVersion version) {

  private static final Set<String> FALSE = Set.of("", "0", "no", "false", "none");
  private static final Set<String> BOOLEAN = Set.of("", "0", "false", "f", "1", "true", "t", "on");

  /** Returns a query parameter; empty if it is missing. */
  String query(String name) {
    return call.target().query().getOrDefault(name, "");
  }

  /** Returns a query parameter as a boolean: to Docker nearly anything is true. */
  boolean flag(String name, World world) {
    String value = query(name).trim().toLowerCase(Locale.ROOT);
    if (world.profile().dialect() == Dialect.PODMAN && !BOOLEAN.contains(value)) {
      throw world.wording().badFlag(name, call.target().toString());
    }
    return !FALSE.contains(value);
  }

  /** Tells whether the call asked for a version or a newer one. */
  boolean isAtLeast(String since) {
    return version.isAtLeast(ApiVersion.parse(since).orElseThrow());
  }
}
