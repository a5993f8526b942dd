package dev.stowage.testkit.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of Podman 4.3, which ends most of its texts with their cause. */
final class PodmanWording implements Wording {

  @Override
  public Map<String, Object> body(EngineFailure failure) {
    String text = failure.text();
    int colon = text.lastIndexOf(": ");
    boolean isPrefix = text.startsWith("Decode(): ") || text.startsWith("failed to parse ");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "cause",
        isPrefix
            ? text.substring(text.indexOf(": ") + 2)
            : text.substring(colon < 0 ? 0 : colon + 2));
    body.put("message", text);
    body.put("response", failure.status());
    return body;
  }

  @Override
  public EngineFailure noSuchVolume(String name) {
    return EngineFailure.notFound("volume with name " + name + " not found: no such volume");
  }

  @Override
  public EngineFailure noSuchVolumeToRemove(String name) {
    return EngineFailure.notFound("no volume with name \"" + name + "\" found: no such volume");
  }

  @Override
  public EngineFailure volumeInUse(String name, Collection<String> containers) {
    return EngineFailure.conflict(
        "volume "
            + name
            + " is being used by the following container(s): "
            + String.join(", ", containers)
            + ": volume is being used");
  }

  @Override
  public EngineFailure badVolumeName(String name) {
    return EngineFailure.system(
        "running volume create option: names must match [a-zA-Z0-9][a-zA-Z0-9_.-]*: invalid"
            + " argument");
  }

  @Override
  public EngineFailure badVolumeOption(String name, String option) {
    return EngineFailure.system(
        "invalid mount option " + option + " for driver 'local': invalid argument");
  }

  @Override
  public EngineFailure unknownDriver(String name, String driver) {
    return EngineFailure.system(
        "volume "
            + name
            + " uses volume plugin "
            + driver
            + " but it could not be retrieved: no volume plugin with name "
            + driver
            + " available: required plugin missing");
  }

  @Override
  public EngineFailure badFilter(String key, Collection<String> values) {
    return EngineFailure.system(
        values.isEmpty()
            ? "\"" + key + "\" is an invalid volume filter"
            : "\""
                + values.iterator().next()
                + "\" is not a valid value for the \""
                + key
                + "\" filter - must be true or false");
  }

  @Override
  public EngineFailure badPruneFilter(String key, Collection<String> values) {
    return EngineFailure.system(
        "failed to parse filters for "
            + key
            + "="
            + String.join(",", values)
            + ": "
            + badFilter(key, List.of()).text());
  }

  @Override
  public EngineFailure unreadableFilters(String subject, String target, String reason) {
    return EngineFailure.system("failed to parse parameters for " + target + ": " + reason);
  }

  @Override
  public EngineFailure unreadableBody(String reason) {
    return EngineFailure.system("Decode(): " + reason);
  }

  @Override
  public String noBody() {
    return "EOF";
  }

  @Override
  public EngineFailure badFlag(String parameter, String target) {
    return EngineFailure.system(
        "failed to parse parameters for "
            + target
            + ": schema: error converting value for \""
            + parameter
            + "\"");
  }

  @Override
  public String volumeStruct() {
    return "VolumeCreateBody";
  }
}
