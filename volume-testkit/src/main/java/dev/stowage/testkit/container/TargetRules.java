package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Paths;
import java.util.Optional;

/** What the engine thinks of paths without looking at any file. */
final class TargetRules {

  private TargetRules() {}

  /** Returns why a path is not absolute; a backslash counts as a slash. */
  static Optional<String> absolute(String path) {
    String text = path.replace('\\', '/');
    return text.startsWith("/")
        ? Optional.empty()
        : Optional.of("invalid mount path: '" + text + "' mount path must be absolute");
  }

  /** Returns why a path is the root, if it is. */
  static Optional<String> notRoot(String path) {
    return Paths.clean(path.replace('\\', '/')).equals("/")
        ? Optional.of("invalid specification: destination can't be '/'")
        : Optional.empty();
  }

  /** Tells whether a path is relative and stays below where it starts. */
  static boolean isLocal(String path) {
    String clean = Paths.clean(path);
    return !path.startsWith("/") && !clean.equals("..") && !clean.startsWith("../");
  }
}
