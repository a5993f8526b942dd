package dev.stowage.testkit.container;

import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Identifiers;
import java.util.List;
import java.util.regex.Pattern;

/** What the engine accepts as a container's name, and what it calls one that has none. */
final class ContainerNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private static final List<String> QUALITIES =
      List.of(
          "amber", "brisk", "calm", "dapper", "eager", "fleet", "gentle", "hardy", "ideal", "jolly",
          "keen", "lucid", "merry", "noble", "open", "prime", "quiet", "rapid", "sunny", "tidy");

  private static final List<String> THINGS =
      List.of(
          "anchor", "barge", "crane", "dock", "engine", "ferry", "galley", "harbor", "island",
          "jetty", "keel", "lagoon", "mast", "narrows", "oar", "pier", "quay", "rudder", "sail",
          "tide");

  private ContainerNames() {}

  /** Returns a name without a leading slash, or fails as the engine does. */
  static String check(String name) {
    String plain = name.startsWith("/") ? name.substring(1) : name;
    if (!NAME.matcher(plain).matches()) {
      throw EngineFailure.badRequest(
          "Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }
    return plain;
  }

  /** Makes a name up; it may be taken already. */
  static String generate(Identifiers ids) {
    return QUALITIES.get(ids.below(QUALITIES.size())) + "_" + THINGS.get(ids.below(THINGS.size()));
  }
}
