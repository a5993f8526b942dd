package dev.stowage.differential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The small world that sequences play in; small, so that operations meet each other's objects. */
final class Universe {

  /** The label whose value is the prefix: what prune is told to keep to. */
  static final String OWN_LABEL = "stowage-differential";

  static final List<String> VERSIONS = List.of("", "", "", "1.24", "1.30", "1.40", "1.41");

  static final List<String> VOLUMES = List.of("§a", "§b", "§c", "§d", "¤0", "¤1");

  static final List<String> BAD_NAMES =
      List.of("x", ".§", "-§", "§ a", "§/a", "§ü", "§:ro", "/§", "§" + "n".repeat(250), "..");

  static final List<Map<String, String>> OPTIONS =
      List.of(
          Map.of(),
          Map.of("type", "tmpfs", "device", "tmpfs"),
          Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m,uid=1000"),
          Map.of("type", "none", "device", "/nowhere/at/all", "o", "bind"),
          Map.of("type", "nfs", "device", ":/x", "o", "addr=127.0.0.1,ro"),
          Map.of("type", "", "device", "", "o", ""),
          Map.of("type", "tmpfs"),
          Map.of("device", "tmpfs"),
          Map.of("o", "bind"),
          Map.of("type", "tmpfs", "o", "size=1m"),
          Map.of("device", "tmpfs", "o", "size=1m"),
          Map.of("size", "1m"),
          Map.of("size", "0"),
          Map.of("size", "many"),
          Map.of("Type", "tmpfs"),
          Map.of("", ""),
          Map.of("bogus", "1"));

  static final Map<String, String> OWN = Map.of(OWN_LABEL, Names.PREFIX);

  static final List<Map<String, String>> LABELS =
      List.of(
          OWN,
          OWN,
          Map.of(),
          Map.of("app", "shop"),
          Map.of(OWN_LABEL, Names.PREFIX, "app", "shop"),
          Map.of(OWN_LABEL, Names.PREFIX, "app", ""),
          Map.of(OWN_LABEL, Names.PREFIX, "com.docker.volume.anonymous", ""),
          Map.of(OWN_LABEL, Names.PREFIX, "", "nameless", "a=b", "c=d"));

  static final List<String> LABEL_FILTERS =
      List.of("app", "app=shop", "app=", "app=other", "nope", "", "=", "a", "a=b", "a=b=c=d");

  static final List<String> FORCE =
      List.of("1", "0", "true", "false", "no", "none", "yes", "", "TRUE", "False", "%20", "x");

  private final RandomGenerator random;

  Universe(RandomGenerator random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A volume's name; one in eight is bad. */
  String volume() {
    return once(8) ? any(BAD_NAMES) : any(VOLUMES);
  }

  <T> Optional<T> perhaps(List<T> choices) {
    return once(3) ? Optional.empty() : Optional.of(any(choices));
  }
}
