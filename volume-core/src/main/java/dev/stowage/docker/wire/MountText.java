package dev.stowage.docker.wire;

import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.MountProblem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's words about a mount that failed; they are all that tells one reason from another.
 */
final class MountText {

  /** The engine puts the mount point there, which a volume of a plugin has not got yet. */
  private static final Pattern MOUNTING =
      Pattern.compile("error while mounting volume '(?:[^']*/volumes/([^/']+)/_data)?[^']*': ");

  /** What the runtime says when there is nothing where a plugin says that it mounted a volume. */
  private static final Pattern NOT_THERE =
      Pattern.compile("error mounting \"|failed to fulfil mount request|to rootfs at \"");

  /** What the kernel's error numbers, resolvers and servers are called in Go and in C. */
  private static final Map<MountProblem, String> WORDS = new EnumMap<>(MountProblem.class);

  static {
    WORDS.put(MountProblem.FILE_SYSTEM_UNKNOWN, "no such device|unknown filesystem type");
    WORDS.put(MountProblem.SERVER_UNKNOWN, "no such host|error resolving passed in network volume");
    WORDS.put(
        MountProblem.SERVER_UNREACHABLE,
        "connection refused|connection reset|timed out|i/o timeout|input/output error"
            + "|no route to host|host is (?:down|unreachable)|network is unreachable");
    WORDS.put(
        MountProblem.ACCESS_DENIED,
        "permission denied|access denied|not permitted|authenticat|required key not available");
    WORDS.put(MountProblem.SOURCE_MISSING, "no such file or directory|not a directory");
    WORDS.put(MountProblem.OPTIONS_REFUSED, "invalid argument");
  }

  private MountText() {}

  /** Reads an error; empty if it is about something else than a mount. */
  static Optional<MountTrouble> read(ErrorText error) {
    String text = error.toString();
    Matcher mounting = MOUNTING.matcher(text);
    if (!mounting.find()) {
      return Optional.empty();
    }
    Optional<VolumeName> volume = Optional.ofNullable(mounting.group(1)).map(VolumeName::ofPlugin);
    String words = text.substring(mounting.end());
    return Optional.of(new MountTrouble(volume, problem(words), words));
  }

  /**
   * Reads an error of the runtime, which comes after the engine has mounted all volumes. The engine
   * itself has seen to its own, and to directories of the host.
   */
  static Optional<MountTrouble> ofRuntime(ErrorText error) {
    String words = error.toString();
    return NOT_THERE.matcher(words).find()
        ? Optional.of(new MountTrouble(Optional.empty(), problem(words), words))
        : Optional.empty();
  }

  private static MountProblem problem(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return Arrays.stream(MountProblem.values())
        .filter(problem -> WORDS.containsKey(problem))
        .filter(problem -> Pattern.compile(WORDS.get(problem)).matcher(small).find())
        .findFirst()
        .orElse(MountProblem.OTHER);
  }
}
