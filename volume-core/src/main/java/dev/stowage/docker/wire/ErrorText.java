package dev.stowage.docker.wire;

import dev.stowage.volume.driver.Redaction;
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

  private static final Pattern MISSING_PLUGIN =
      Pattern.compile(
          "plugin \"?([^\"\\s:]+(?::[^\"\\s:]+)?)\"?:? (?:plugin )?(?:\"[^\"]*\" )?not found");
  private static final Pattern CONTAINER_ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final String text;

  ErrorText(String text) {
    this.text = text;
  }

  boolean saysNoSuchVolume() {
    return text.contains("no such volume");
  }

  boolean saysNoSuchContainer() {
    return text.toLowerCase(Locale.ROOT).contains("no such container")
        || text.contains("no container with");
  }

  boolean saysInUse() {
    return text.contains("in use") || text.contains("being used");
  }

  /** Names the volume driver that is not there, if that is what the text is about. */
  Optional<String> missingDriver() {
    if (!text.contains("error looking up volume plugin")) {
      return Optional.empty();
    }
    Matcher matcher = MISSING_PLUGIN.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  List<String> containerIds() {
    return CONTAINER_ID.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  /** Returns the text with secrets replaced. */
  @Override
  public String toString() {
    return Redaction.text(text);
  }
}
