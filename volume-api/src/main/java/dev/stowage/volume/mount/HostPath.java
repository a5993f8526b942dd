package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path of a file or directory on the host of the engine, which need not be this
 * machine.
 *
 * <p>A Linux path is cleaned as the engine cleans it, without asking any file system; symbolic
 * links are the engine's affair. A Windows path stays as it is. Neither {@code ~} nor variables are
 * expanded. Immutable and thread-safe.
 */
public final class HostPath {

  private static final int LONGEST = 4095;
  private static final Pattern DRIVE =
      Pattern.compile("(?:\\\\\\\\\\?\\\\)?[a-zA-Z]:[\\\\/].*", Pattern.DOTALL);

  private final String value;

  private HostPath(String value) {
    this.value = value;
  }

  /**
   * Takes an absolute path.
   *
   * @param path a Linux path such as {@code /srv/data} or a Windows path such as {@code C:\data}
   * @return the path, cleaned
   * @throws InvalidDefinitionException if it is relative, longer than 4,095 characters, or holds a
   *     control character
   */
  public static HostPath of(String path) {
    requireNonNull(path, "path");
    InvalidDefinitionException.throwIfAny("take a host path", problem(path).stream().toList());
    return proven(path);
  }

  /**
   * Tells what is wrong with a path.
   *
   * @param path the path to judge
   * @return the finding, or empty if {@link #of} would take the path
   */
  public static Optional<Finding> problem(String path) {
    String where = "host path '" + Finding.printable(path) + "'";
    if (!Finding.isPrintable(path)) {
      return Optional.of(
          new Finding(where, "holds a NUL or another control character", "remove it"));
    }
    if (path.length() > LONGEST) {
      return Optional.of(
          new Finding(where, "is longer than " + LONGEST + " characters", "use a shorter one"));
    }
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Optional.empty();
    }
    if (path.startsWith("~") || path.startsWith("$") || path.startsWith("%")) {
      return Optional.of(
          new Finding(
              where,
              "is not absolute; the engine expands neither ~ nor variables",
              "expand it first, or pass a java.nio.file.Path"));
    }
    return Optional.of(
        new Finding(
            where,
            path.isEmpty() ? "is empty" : "is not absolute",
            "give an absolute path, or pass a java.nio.file.Path to resolve it on this machine"));
  }

  static HostPath proven(String path) {
    return new HostPath(path.startsWith("/") ? cleanLinux(path) : path);
  }

  /**
   * Returns the path as the engine will report it.
   *
   * @return an absolute path on the engine's host
   */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPath that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return value;
  }

  /** Cleans an absolute path by its text alone, as Go's {@code path.Clean} does. */
  static String cleanLinux(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
