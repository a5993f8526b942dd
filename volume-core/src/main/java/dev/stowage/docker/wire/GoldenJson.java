package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.docker.engine.GoldenImages.Facts;
import dev.stowage.docker.engine.GoldenImages.FoundImage;
import dev.stowage.docker.engine.GoldenImages.SavedImage;
import dev.stowage.volume.golden.GoldenName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Images of golden volumes in the engine's words. */
final class GoldenJson {

  /** Marks what is ours, and tells what was frozen. */
  static final String LABEL = "dev.stowage.golden";

  private static final String MAKER = LABEL + ".maker";

  /** What engines before 24 call an image that has no name. */
  private static final String NAMELESS = "<none>:<none>";

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");

  /** In an archive: by its digest among others, or as a file of its own, as before engine 25. */
  private static final Pattern CONFIG =
      Pattern.compile("(?:blobs/sha256/)?([0-9a-f]{64})(?:\\.json)?");

  private GoldenJson() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns the instruction of a Dockerfile that gives an image its labels, for a query. */
  static String change(String origin, String maker) {
    String words = "LABEL " + LABEL + "=" + quoted(origin) + " " + MAKER + "=" + quoted(maker);
    return UrlText.escape(words);
  }

  /** In a Dockerfile's quotes a dollar begins a variable, and a line ends the instruction. */
  private static String quoted(String text) {
    String line = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    return '"' + line.replaceAll("[\"\\\\$]", "\\\\$0") + '"';
  }

  static FoundImage read(JsonNode image) {
    Set<GoldenName> names = new TreeSet<>();
    int count = 0;
    for (JsonNode tag : image.path("RepoTags")) {
      count += tag.asText().equals(NAMELESS) ? 0 : 1;
      GoldenName.ofImage(tag.asText()).ifPresent(names::add);
    }
    JsonNode labels = image.path("Labels");
    Facts facts =
        new Facts(
            Instant.ofEpochSecond(image.path("Created").asLong()),
            Math.max(0, image.path("Size").asLong()),
            labels.path(LABEL).asText(""),
            labels.path(MAKER).asText(""));
    return new FoundImage(image.path("Id").asText(), names, count, facts);
  }

  /** Reads one image of an archive's list. */
  static Optional<SavedImage> saved(JsonNode image) {
    Matcher config = CONFIG.matcher(image.path("Config").asText(""));
    if (!config.matches()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    image.path("RepoTags").forEach(name -> names.add(name.asText()));
    return Optional.of(new SavedImage("sha256:" + config.group(1), names));
  }
}
