package dev.stowage.testkit.image;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instructions of a Dockerfile that say how an imported image is configured. */
public final class ImageChanges {

  private static final Set<String> KNOWN =
      Set.of(
          "CMD",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "HEALTHCHECK",
          "LABEL",
          "ONBUILD",
          "USER",
          "VOLUME",
          "WORKDIR",
          "STOPSIGNAL");

  /** With a backslash before what would end it or begin something. */
  private static final String QUOTED = "\"(?:[^\"\\\\$]|\\\\[\"\\\\$])*\"";

  private static final Pattern WORD = Pattern.compile(QUOTED + "|[^\"'\\\\$\\s]+");
  private static final Pattern PAIR =
      Pattern.compile("(" + QUOTED + "|[^\"'\\\\$\\s=]+)=(" + QUOTED + "|[^\"'\\\\$\\s]*)");

  private final World world;
  private final ImageConfig.Builder config = ImageConfig.builder();
  private String directory = "/";

  private ImageChanges(World world) {
    this.world = world;
  }

  /**
   * Reads instructions.
   *
   * @throws NotInFakeException for what is read otherwise than as plain words, quoted or not
   */
  public static ImageConfig read(List<String> changes, World world) {
    ImageChanges reader = new ImageChanges(world);
    for (String change : changes) {
      change.lines().filter(line -> !line.isBlank()).forEach(reader::instruction);
    }
    return reader.config.build();
  }

  private void instruction(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    String name = parts[0].toUpperCase(Locale.ROOT);
    String rest = parts.length < 2 ? "" : parts[1];
    boolean old = world.has(Quirk.OLD_WORDING);
    if (!KNOWN.contains(name) || (old && name.equals("STOPSIGNAL"))) {
      throw EngineFailure.badRequest(
          (old ? name.toLowerCase(Locale.ROOT) : name) + " is not a valid change command");
    }
    switch (name) {
      case "CMD" -> config.command(command(rest));
      case "ENTRYPOINT" -> config.entrypoint(command(rest));
      case "ENV" -> pairs(rest, config::environment);
      case "LABEL" -> pairs(rest, config::label);
      case "EXPOSE" ->
          words(rest)
              .forEach(port -> config.exposedPort(port.contains("/") ? port : port + "/tcp"));
      case "ONBUILD" -> config.onBuild(rest);
      case "USER" -> config.user(one(rest));
      case "VOLUME" -> (rest.startsWith("[") ? array(rest) : words(rest)).forEach(config::volume);
      case "WORKDIR" -> enter(one(rest));
      case "STOPSIGNAL" -> config.stopSignal(one(rest));
      default -> throw unread(line);
    }
  }

  private void enter(String path) {
    directory = path.startsWith("/") ? Paths.clean(path) : Paths.join(directory, path);
    config.workingDirectory(directory);
  }

  private static List<String> command(String text) {
    return text.startsWith("[") ? array(text) : List.of("/bin/sh", "-c", text);
  }

  private static List<String> array(String text) {
    if (!text.matches("\\[\\s*(\"[^\"\\\\]*\"\\s*(,\\s*\"[^\"\\\\]*\"\\s*)*)?]")) {
      throw unread(text);
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([^\"\\\\]*)\"").matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(1));
    }
    return words;
  }

  private static String one(String text) {
    List<String> words = words(text);
    if (words.size() != 1) {
      throw unread(text);
    }
    return words.get(0);
  }

  private static List<String> words(String text) {
    if (!text.matches("(?:" + WORD + ")(?:\\s+(?:" + WORD + "))*")) {
      throw unread(text);
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(unquoted(matcher.group()));
    }
    return words;
  }

  /** Reads {@code name=value} as often as it is there, or else {@code name value}. */
  private static void pairs(String text, BiConsumer<String, String> each) {
    if (text.matches("(?:" + PAIR + ")(?:\\s+(?:" + PAIR + "))*")) {
      Matcher matcher = PAIR.matcher(text);
      while (matcher.find()) {
        each.accept(unquoted(matcher.group(1)), unquoted(matcher.group(2)));
      }
      return;
    }
    Matcher matcher = Pattern.compile("([^\"'\\\\$\\s=]+)\\s+([^\"'\\\\$]+)").matcher(text);
    if (!matcher.matches()) {
      throw unread(text);
    }
    each.accept(matcher.group(1), matcher.group(2));
  }

  private static String unquoted(String word) {
    return word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1")
        : word;
  }

  private static NotInFakeException unread(String text) {
    return new NotInFakeException("the fake engine does not read this change of an image: " + text);
  }
}
