package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a volume out of JSON, tolerant of what is missing, but not of what is something else. */
final class VolumeJson {

  private static final int YEAR_OF_NO_TIME = 1;

  private VolumeJson() {}

  /** Tells why a volume cannot be read without guessing; empty if it can. */
  static Optional<String> problem(JsonNode volume) {
    if (VolumeName.problemOfPlugin(name(volume)).isPresent()) {
      return Optional.of("a volume without a usable name");
    }
    JsonNode driver = volume.path("Driver");
    if (!isAbsent(driver) && (!driver.isTextual() || driver.textValue().isEmpty())) {
      return Optional.of("a volume whose Driver is " + kind(driver));
    }
    return Stream.of("Labels", "Options")
        .filter(field -> !isAbsent(volume.path(field)) && !volume.path(field).isObject())
        .map(field -> "a volume whose " + field + " are " + kind(volume.path(field)))
        .findFirst();
  }

  /** Says what kind of JSON stands there; what it says may be secret. */
  private static String kind(JsonNode field) {
    return field.isTextual() && field.textValue().isEmpty()
        ? "an empty string"
        : "of the kind " + field.getNodeType();
  }

  private static boolean isAbsent(JsonNode field) {
    return field.isMissingNode() || field.isNull();
  }

  /** Reads the name, which may be one that cannot be sent back. */
  static String name(JsonNode volume) {
    return volume.path("Name").asText("");
  }

  static VolumeState read(JsonNode volume, KnownOptions known) {
    VolumeName name = VolumeName.ofPlugin(name(volume));
    VolumeDriver driver =
        VolumeDriver.named(volume.path("Driver").asText(VolumeDriver.LOCAL))
            .options(texts(volume.path("Options")));
    VolumeSettings settings =
        VolumeSettings.defaults()
            .withDriver(known.judged(name, driver))
            .withLabels(texts(volume.path("Labels")));
    VolumeState.Builder state =
        VolumeState.builder(name, settings)
            .scope(volume.path("Scope").asText("local"))
            .status(texts(volume.path("Status")));
    String mountpoint = volume.path("Mountpoint").asText("");
    if (!mountpoint.isEmpty()) {
      state.mountpoint(mountpoint);
    }
    time(volume.path("CreatedAt").asText("")).ifPresent(state::createdAt);
    return state.build();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      texts.put(field.getKey(), value.isTextual() ? value.textValue() : value.toString());
    }
    return texts;
  }

  /** Reads a time; a driver that knows none is reported with the year 1. */
  private static Optional<Instant> time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getYear() <= YEAR_OF_NO_TIME ? Optional.empty() : Optional.of(time.toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
