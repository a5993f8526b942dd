package dev.stowage.docker.wire;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's own words about why something did not work.
 *
 * <p>The engine answers 404 for a missing volume, container, path, image and driver alike, so that
 * only the words tell them apart.
 */
final class ErrorText {

  /** Docker's words, then Podman's. */
  private static final List<Pattern> MISSING_DRIVER =
      List.of(
          Pattern.compile("error looking up volume plugin (\\S+): .*not found"),
          Pattern.compile("no volume plugin with name (\\S+) available"));

  private static final Pattern DISABLED_DRIVER =
      Pattern.compile("plugin (\\S+) found but disabled");

  /** The engine could not speak with a plugin; the plugin itself has said nothing. */
  private static final Pattern UNHEARD =
      Pattern.compile(
          "VolumeDriver\\.\\w+\"?: .*(?:dial |EOF|context deadline exceeded|reset by peer|broken pipe)");

  /** Where the engine names the driver: before the call, in its address, or in its socket. */
  private static final List<Pattern> UNHEARD_DRIVER =
      List.of(
          Pattern.compile("driver \"([^\"]+)\": "),
          Pattern.compile("^list (\\S+): "),
          Pattern.compile("plugins(?:/|%2F)(?:[0-9a-f]{64}(?:/|%2F))?([^/%\\s]+)\\.sock"));

  /** The words of a Swarm manager, which asks the Swarm after the engine. */
  private static final Pattern NOT_IN_SWARM =
      Pattern.compile("^(?:rpc error: .*desc = )?volume .+ not found$");

  private static final Pattern CONTAINER_ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

  /** A plugin may answer with a stack trace. */
  private static final int LONGEST = 2000;

  private final String text;
  private final Collection<VolumeDriver> secretive;

  ErrorText(String text) {
    this(text, List.of());
  }

  private ErrorText(String text, Collection<VolumeDriver> secretive) {
    this.text = text;
    this.secretive = secretive;
  }

  /** Hides also the secrets of a driver's options, in whatever way the engine quotes them. */
  ErrorText hiding(VolumeDriver driver) {
    return hiding(List.of(driver));
  }

  /** Hides the secrets of several drivers. */
  ErrorText hiding(Collection<VolumeDriver> drivers) {
    return new ErrorText(text, drivers);
  }

  boolean saysNoSuchVolume() {
    return text.contains("no such volume") || NOT_IN_SWARM.matcher(text).matches();
  }

  boolean saysNoSuchContainer() {
    return text.toLowerCase(Locale.ROOT).contains("no such container")
        || text.contains("no container with");
  }

  boolean saysNoSuchImage() {
    return text.toLowerCase(Locale.ROOT).contains("no such image");
  }

  /** Tells whether a container's program is not in its image, or cannot be run; Podman's second. */
  boolean saysNoSuchProgram() {
    return text.contains("exec: \"") || text.contains("executable file ");
  }

  /** Tells whether a container has nothing at a path. */
  boolean saysNoSuchPath() {
    return text.startsWith("Could not find the file ") || text.contains("No such container:path");
  }

  /** Tells whether a path of a container leads through something that is no directory. */
  boolean saysThroughNoDirectory() {
    return text.startsWith("lstat ") && text.endsWith(": not a directory");
  }

  /** Tells whether the name belongs to a volume of another driver. */
  boolean saysNameTaken() {
    return text.contains("volume name must be unique");
  }

  boolean saysInUse() {
    return text.contains("in use") || text.contains("being used");
  }

  /** Names the volume driver that is not there, if that is what the text is about. */
  Optional<String> missingDriver() {
    return first(MISSING_DRIVER);
  }

  /** Names the managed plugin that is not enabled, if that is what the text is about. */
  Optional<String> disabledDriver() {
    return first(List.of(DISABLED_DRIVER));
  }

  /** Names the volume driver that the engine could not speak with, if it says so. */
  Optional<String> deadDriver() {
    return UNHEARD.matcher(text).find() ? first(UNHEARD_DRIVER) : Optional.empty();
  }

  /** Tells whether the engine cannot ask a Swarm, because it manages none. */
  boolean saysNoManager() {
    return text.contains("not a swarm manager") || text.contains("swarm is unavailable");
  }

  boolean says(String words) {
    return text.contains(words);
  }

  private Optional<String> first(List<Pattern> patterns) {
    return patterns.stream()
        .map(words -> words.matcher(text))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /**
   * Names the containers that use a volume.
   *
   * @param volume the volume, whose own name looks like an id if it is anonymous
   */
  List<String> usersOf(VolumeName volume) {
    return CONTAINER_ID
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(id -> !id.equals(volume.value()))
        .distinct()
        .toList();
  }

  /** Returns the text, at most its first 2,000 characters, with secrets replaced. */
  @Override
  public String toString() {
    // A secret that is cut in two would not be found.
    String safe = Redaction.text(text, secretive);
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "… (cut off)" : safe;
  }
}
