package dev.stowage.volume.mount;

import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.Optional;

/** What a path below the root of a volume or image must look like. */
final class SubpathRule {

  private SubpathRule() {}

  static Optional<Finding> problem(String subpath) {
    String problem = null;
    if (!Finding.isPrintable(subpath)) {
      problem = "holds a NUL or another control character";
    } else if (subpath.isBlank()) {
      problem = "is empty, which the engine reads as the whole volume";
    } else if (subpath.startsWith("/")) {
      problem = "is absolute";
    } else if (Arrays.asList(subpath.split("[/\\\\]", -1)).contains("..")) {
      problem = "has a '..' part, which could lead out of the volume";
    } else if (HostPath.cleanLinux("/" + subpath).equals("/")) {
      problem = "is the root itself";
    }
    return Optional.ofNullable(problem)
        .map(
            text ->
                new Finding(
                    "subpath '" + Finding.printable(subpath) + "'",
                    text,
                    "give a relative path below the root, such as data/current"));
  }

  /** Cleans a subpath that has been judged. */
  static String clean(String subpath) {
    return HostPath.cleanLinux("/" + subpath).substring(1);
  }
}
