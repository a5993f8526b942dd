package dev.stowage.testkit.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/** Paths as texts with slashes, whatever the machine; the rules of Go's {@code filepath}. */
public final class Paths {

  private Paths() {}

  /** Takes out empty parts, {@code .} and {@code ..}; keeps {@code ..} that lead out. */
  public static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        parts.addLast(part);
      } else if (!parts.isEmpty() && !"..".equals(parts.peekLast())) {
        parts.removeLast();
      } else if (!rooted) {
        parts.addLast(part);
      }
    }
    StringJoiner joined = new StringJoiner("/", rooted ? "/" : "", "");
    parts.forEach(joined::add);
    return joined.length() == 0 ? "." : joined.toString();
  }

  public static String join(String directory, String name) {
    return clean(directory + "/" + name);
  }

  /** Returns the last part: {@code x} of {@code /a/x} and {@code /a/x/}; {@code /} of itself. */
  public static String base(String path) {
    String trimmed = trim(path);
    if (trimmed.isEmpty()) {
      return path.isEmpty() ? "." : "/";
    }
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Returns the cleaned path in front of the last slash. */
  public static String parent(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String trim(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Takes away all slashes at the beginning. */
  public static String withoutLeadingSlashes(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }

  /** Tells whether a cleaned path is a directory's or leads into it. */
  public static boolean isWithin(String path, String directory) {
    return path.equals(directory)
        || path.startsWith(directory.endsWith("/") ? directory : directory + "/");
  }
}
