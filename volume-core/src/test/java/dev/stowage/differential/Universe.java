package dev.stowage.differential;

import dev.stowage.volume.ApiVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The small world that sequences play in; small, so that operations meet each other's objects. */
final class Universe {

  /** The label whose value is the prefix: what prune is told to keep to. */
  static final String OWN_LABEL = "stowage-differential";

  /** The beginning of every filter that may remove something. */
  static final String OWN_FILTER = "\"label\":[\"" + OWN_LABEL + "=" + Names.PREFIX + "\"";

  private static final List<String> VERSIONS =
      List.of("", "1.24", "1.30", "1.40", "1.41", "1.42", "1.44", "1.45", "1.48", "1.51");

  static final List<String> VOLUMES = List.of("§a", "§b", "§c", "§d", "¤0", "¤1");

  /** Volumes that need a file system of their own; no container mounts them. */
  static final List<String> MOUNTED_VOLUMES = List.of("§m", "§n");

  static final List<String> BAD_NAMES =
      List.of("x", "ü", ".§", "-§", "§ a", "§/a", "§ü", "§:ro", "§" + "n".repeat(250), "§a\"b");

  /** Names that a client would not find again in a path. */
  static final List<String> UNSPEAKABLE_NAMES = List.of("/§", "..", ".", "§//a", "§/../a", "§\n");

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
  private final List<String> versions;

  /**
   * Makes a world.
   *
   * @param newest the newest API version that both engines speak
   */
  Universe(RandomGenerator random, ApiVersion newest) {
    this.random = random;
    this.versions =
        VERSIONS.stream()
            .filter(it -> it.isEmpty() || ApiVersion.parse(it).orElseThrow().compareTo(newest) <= 0)
            .toList();
  }

  /** An API version, or none: half of all calls name none. */
  String version() {
    return once(2) ? "" : any(versions);
  }

  /** Refuses filters that would let a prune take what others made. */
  static void requireOwn(String filters) {
    if (!filters.contains(OWN_FILTER)) {
      throw new IllegalArgumentException("would prune what is not ours: " + filters);
    }
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
    return once(8) ? any(once(3) ? MOUNTED_VOLUMES : BAD_NAMES) : any(VOLUMES);
  }

  /** A name for a volume that is to be; now and then one that cannot even be asked for. */
  String newVolume() {
    return once(20) ? any(UNSPEAKABLE_NAMES) : volume();
  }

  <T> Optional<T> perhaps(List<T> choices) {
    return once(3) ? Optional.empty() : Optional.of(any(choices));
  }
}
