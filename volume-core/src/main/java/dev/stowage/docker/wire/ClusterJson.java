package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.cluster.ClusterAccess;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterScope;
import dev.stowage.volume.cluster.ClusterSharing;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterTopology;
import dev.stowage.volume.cluster.ClusterVolumeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says cluster volumes in JSON, and reads them. */
final class ClusterJson {

  private ClusterJson() {}

  /**
   * Fills the specification.
   *
   * @param secretIds from the names of secrets to their ids, which is what the engine wants
   */
  static void write(ObjectNode to, ClusterSpec spec, Map<String, String> secretIds) {
    to.put("Group", spec.group());
    access(to.putObject("AccessMode"), spec);
    if (!spec.secrets().isEmpty()) {
      ArrayNode secrets = to.putArray("Secrets");
      spec.secrets()
          .forEach(
              (key, name) ->
                  secrets
                      .addObject()
                      .put("Key", key)
                      .put("Secret", secretIds.getOrDefault(name, name)));
    }
    if (!spec.topology().isAnywhere()) {
      ObjectNode places = to.putObject("AccessibilityRequirements");
      places(places.putArray("Requisite"), spec.topology().required());
      places(places.putArray("Preferred"), spec.topology().preferred());
    }
    if (spec.atLeast().isPresent() || spec.atMost().isPresent()) {
      ObjectNode range = to.putObject("CapacityRange");
      spec.atLeast().ifPresent(size -> range.put("RequiredBytes", size.bytes()));
      spec.atMost().ifPresent(size -> range.put("LimitBytes", size.bytes()));
    }
    to.put("Availability", word(spec.availability()));
  }

  private static void access(ObjectNode mode, ClusterSpec spec) {
    mode.put("Scope", spec.scope() == ClusterScope.MULTI_NODE ? "multi" : "single");
    mode.put("Sharing", word(spec.sharing()).replace("_", ""));
    if (spec.access().isBlock()) {
      mode.putObject("BlockVolume");
      return;
    }
    ObjectNode mount = mode.putObject("MountVolume");
    spec.access().fileSystem().ifPresent(type -> mount.put("FsType", type));
    if (!spec.access().flags().isEmpty()) {
      spec.access().flags().forEach(mount.putArray("MountFlags")::add);
    }
  }

  private static void places(ArrayNode array, List<Map<String, String>> places) {
    for (Map<String, String> place : places) {
      ObjectNode segments = array.addObject().putObject("Segments");
      place.forEach(segments::put);
    }
  }

  /** Returns the engine's word for an availability. */
  static String word(ClusterAvailability availability) {
    return word((Enum<?>) availability);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether a volume is one of the cluster. */
  static boolean isCluster(JsonNode volume) {
    return !volume.path("ClusterVolume").path("ID").asText("").isEmpty();
  }

  static ClusterVolumeState read(JsonNode volume, KnownOptions known) {
    VolumeState plain = VolumeJson.read(volume, known);
    JsonNode cluster = volume.path("ClusterVolume");
    ClusterVolumeState.Builder state =
        ClusterVolumeState.builder(plain.name(), cluster.path("ID").asText())
            .settings(
                VolumeSettings.defaults().withDriver(plain.driver()).withLabels(plain.labels()))
            .spec(spec(cluster.path("Spec")))
            .nodes(nodes(cluster.path("PublishStatus")));
    String volumeId = cluster.path("Info").path("VolumeID").asText("");
    if (!volumeId.isEmpty()) {
      state.volumeId(volumeId);
    }
    size(cluster.path("Info").path("CapacityBytes")).ifPresent(state::capacity);
    return state.build();
  }

  private static ClusterSpec spec(JsonNode json) {
    JsonNode mode = json.path("AccessMode");
    ClusterSpec.Builder spec =
        ClusterSpec.builder()
            .group(json.path("Group").asText(""))
            .scope(
                mode.path("Scope").asText().equals("multi")
                    ? ClusterScope.MULTI_NODE
                    : ClusterScope.SINGLE_NODE)
            .sharing(choice(ClusterSharing.values(), mode.path("Sharing")))
            .access(access(mode))
            .availability(choice(ClusterAvailability.values(), json.path("Availability")));
    for (JsonNode secret : json.path("Secrets")) {
      spec.secret(secret.path("Key").asText(), secret.path("Secret").asText());
    }
    JsonNode places = json.path("AccessibilityRequirements");
    spec.topology(
        new ClusterTopology(places(places.path("Requisite")), places(places.path("Preferred"))));
    JsonNode range = json.path("CapacityRange");
    size(range.path("RequiredBytes")).ifPresent(spec::atLeast);
    size(range.path("LimitBytes")).ifPresent(spec::atMost);
    return spec.build();
  }

  /** The first choice stands in for a word that is missing or that only newer engines know. */
  private static <E extends Enum<E>> E choice(E[] choices, JsonNode word) {
    for (E choice : choices) {
      if (word(choice).replace("_", "").equals(word.asText())) {
        return choice;
      }
    }
    return choices[0];
  }

  private static ClusterAccess access(JsonNode mode) {
    if (mode.path("BlockVolume").isObject()) {
      return ClusterAccess.block();
    }
    String type = mode.path("MountVolume").path("FsType").asText("");
    List<String> flags = new ArrayList<>();
    mode.path("MountVolume").path("MountFlags").forEach(flag -> flags.add(flag.asText()));
    return type.isEmpty() && flags.isEmpty()
        ? ClusterAccess.mounted()
        : ClusterAccess.mounted(type, flags.toArray(String[]::new));
  }

  private static List<Map<String, String>> places(JsonNode array) {
    List<Map<String, String>> places = new ArrayList<>();
    for (JsonNode place : array) {
      Map<String, String> segments = new HashMap<>();
      place
          .path("Segments")
          .properties()
          .forEach(segment -> segments.put(segment.getKey(), segment.getValue().asText()));
      places.add(segments);
    }
    return places;
  }

  private static Map<String, String> nodes(JsonNode statuses) {
    Map<String, String> nodes = new HashMap<>();
    statuses.forEach(
        status -> nodes.put(status.path("NodeID").asText(), status.path("State").asText()));
    return nodes;
  }

  private static Optional<ByteSize> size(JsonNode bytes) {
    return bytes.asLong() > 0 ? Optional.of(ByteSize.ofBytes(bytes.asLong())) : Optional.empty();
  }
}
