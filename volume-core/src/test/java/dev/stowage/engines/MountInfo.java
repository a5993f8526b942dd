package dev.stowage.engines;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/self/mountinfo}: what the kernel says is mounted.
 *
 * @param target where
 * @param options the options of the mount
 * @param propagation the optional fields, such as {@code shared:12}; empty if private
 * @param fileSystem type, source and options of the file system
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc</a>
 */
public record MountInfo(
    String target, Set<String> options, List<String> propagation, String fileSystem) {

  private static final Pattern LINE =
      Pattern.compile("\\d+ \\d+ \\d+:\\d+ \\S+ (\\S+) (\\S+) (.*?)- (.*)");

  static Optional<MountInfo> parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String optional = matcher.group(3).strip();
    return Optional.of(
        new MountInfo(
            matcher.group(1),
            Set.of(matcher.group(2).split(",", -1)),
            optional.isEmpty() ? List.of() : List.of(optional.split(" ", -1)),
            matcher.group(4)));
  }

  /** Tells whether nothing can be written there. */
  public boolean isReadOnly() {
    return options.contains("ro");
  }
}
