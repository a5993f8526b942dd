package dev.stowage.testkit.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Docker's words. */
final class DockerWording implements Wording {

  private final boolean old;

  /**
   * Chooses the words.
   *
   * @param old whether they are those from before 23.0
   */
  DockerWording(boolean old) {
    this.old = old;
  }

  @Override
  public Map<String, Object> body(EngineFailure failure) {
    return Map.of("message", failure.text());
  }

  @Override
  public EngineFailure noSuchVolume(String name) {
    String what = name.isEmpty() ? "get" : "get " + name;
    return EngineFailure.notFound(what + ": no such volume");
  }

  @Override
  public EngineFailure noSuchVolumeToRemove(String name) {
    return noSuchVolume(name);
  }

  @Override
  public EngineFailure volumeInUse(String name, Collection<String> containers) {
    return EngineFailure.conflict(
        "remove " + name + ": volume is in use - [" + String.join(", ", containers) + "]");
  }

  @Override
  public EngineFailure badVolumeName(String name) {
    return EngineFailure.badRequest(
        "create "
            + name
            + ": "
            + (name.getBytes(UTF_8).length == 1
                ? "volume name is too short, names should be at least two alphanumeric characters"
                : quoted(name)
                    + " includes invalid characters for a local volume name, only"
                    + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host"
                    + " directory, use absolute path"));
  }

  /** As Go quotes a text. */
  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  @Override
  public EngineFailure badVolumeOption(String name, String option) {
    return EngineFailure.badRequest("create " + name + ": invalid option: \"" + option + "\"");
  }

  @Override
  public EngineFailure unknownDriver(String name, String driver) {
    return EngineFailure.notFound(
        "create "
            + name
            + ": error looking up volume plugin "
            + driver
            + ": plugin \""
            + driver
            + "\" not found");
  }

  @Override
  public EngineFailure badFilter(String key, Collection<String> values) {
    if (key.isEmpty() && !old) {
      return EngineFailure.badRequest("invalid filter");
    }
    String what = values.isEmpty() ? key : key + "=[" + String.join(" ", values) + "]";
    return EngineFailure.badRequest((old ? "Invalid" : "invalid") + " filter '" + what + "'");
  }

  @Override
  public EngineFailure badPruneFilter(String key, Collection<String> values) {
    return badFilter(key, List.of());
  }

  @Override
  public EngineFailure unreadableFilters(String subject, String target, String reason) {
    String words = old ? reason : "invalid filter";
    if (subject.isEmpty()) {
      // Before 23.0 this counted as the engine's own fault.
      return EngineFailure.of(old ? 500 : 400, words);
    }
    return EngineFailure.badRequest("error reading " + subject + " filters: " + words);
  }

  @Override
  public EngineFailure unreadableBody(String reason) {
    return EngineFailure.badRequest(old ? reason : "invalid JSON: " + reason);
  }

  @Override
  public String noBody() {
    return "got EOF while reading request body";
  }

  @Override
  public EngineFailure badFlag(String parameter, String target) {
    throw new IllegalStateException("Docker takes any text for a boolean");
  }

  @Override
  public String volumeStruct() {
    return old ? "VolumeCreateBody" : "CreateOptions";
  }
}
