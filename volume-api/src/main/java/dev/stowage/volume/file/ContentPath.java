package dev.stowage.volume.file;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where something is in a volume, seen from the volume's root: names joined by {@code /}, such as
 * {@code conf/shop.conf}; the root itself is the empty text.
 *
 * @param value the normalised path
 */
public record ContentPath(String value) implements Comparable<ContentPath> {

  /** The volume's root. */
  public static final ContentPath ROOT = new ContentPath("");

  /** Linux takes no longer path. */
  private static final int LONGEST = 4095;

  /**
   * Makes a path of a text that is normalised already; {@link #of} takes any.
   *
   * @param value the path
   * @throws IllegalArgumentException if it is not normalised
   */
  public ContentPath {
    if (!problem(requireNonNull(value, "value")).isEmpty()
        || !value.equals(String.join("/", names(value)))) {
      throw new IllegalArgumentException("not a normalised path in a volume: '" + value + "'");
    }
  }

  /**
   * Reads a path. A leading {@code /} means the volume's root; empty names and {@code .} are left
   * out.
   *
   * @param text the path, such as {@code conf/shop.conf}
   * @return the path
   * @throws InvalidDefinitionException if it has a {@code ..}, a NUL or is longer than 4095 bytes
   */
  public static ContentPath of(String text) {
    String problem = problem(requireNonNull(text, "text"));
    if (!problem.isEmpty()) {
      throw new InvalidDefinitionException(
          "name a file of a volume",
          List.of(
              new Finding(
                  "path '" + Finding.printable(text) + "'",
                  problem,
                  "give a path below the volume's root, such as conf/shop.conf")));
    }
    return new ContentPath(String.join("/", names(text)));
  }

  private static String problem(String text) {
    if (text.indexOf('\0') >= 0) {
      return "has a NUL character";
    }
    if (List.of(text.split("/", -1)).contains("..")) {
      return "has a '..', which could lead out of the volume";
    }
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST
        ? "is longer than " + LONGEST + " bytes"
        : "";
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Tells whether this is the volume's root.
   *
   * @return true if it is
   */
  public boolean isRoot() {
    return value.isEmpty();
  }

  /**
   * Returns the last name.
   *
   * @return the name; empty for the root
   */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /**
   * Returns the directory that this is in.
   *
   * @return the path without its last name; the root for the root
   */
  public ContentPath parent() {
    int slash = value.lastIndexOf('/');
    return slash < 0 ? ROOT : new ContentPath(value.substring(0, slash));
  }

  /**
   * Returns a path below this one.
   *
   * @param below a relative path
   * @return both joined
   */
  public ContentPath resolve(String below) {
    return of(value + "/" + requireNonNull(below, "below"));
  }

  /** Orders paths as an engine walks: a directory, then what is in it, names by their bytes. */
  @Override
  public int compareTo(ContentPath other) {
    int length = Math.min(value.length(), other.value.length());
    int at = 0;
    while (at < length && value.charAt(at) == other.value.charAt(at)) {
      at++;
    }
    return Integer.compare(rank(value, at), rank(other.value, at));
  }

  /** Halves of a character rank above all whole ones, as their bytes do. */
  private static int rank(String path, int at) {
    if (at == path.length()) {
      return -1;
    }
    char sign = path.charAt(at);
    if (sign == '/') {
      return 0;
    }
    return Character.isSurrogate(sign) ? sign + 0x10000 : sign;
  }

  /** Returns the path; {@code .} for the root. */
  @Override
  public String toString() {
    return isRoot() ? "." : value;
  }
}
