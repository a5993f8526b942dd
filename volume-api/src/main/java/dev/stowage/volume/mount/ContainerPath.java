package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path inside a container, below its root.
 *
 * <p>A Linux path is cleaned as the engine cleans it: doubled slashes, {@code .}, {@code ..} and a
 * trailing slash go, without asking any file system. A Windows path ({@code C:\data}) gets
 * backslashes, loses a trailing one and may hold no {@code ..}, since the engine does not clean it;
 * two that differ in case are equal.
 *
 * <p>Immutable and thread-safe. A path works the same on every operating system that the JVM may
 * run on.
 */
public final class ContainerPath {

  private static final int LONGEST_LINUX_PATH = 4095;
  private static final int LONGEST_LINUX_NAME = 255;
  private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:[\\\\/].*", Pattern.DOTALL);
  private static final Pattern WINDOWS_PART = Pattern.compile("[^\\\\/:*?\"<>|\\p{Cntrl}]+");

  private final String value;
  private final Platform platform;

  private ContainerPath(String value, Platform platform) {
    this.value = value;
    this.platform = platform;
  }

  /**
   * Takes an absolute path.
   *
   * @param path a Linux path such as {@code /data} or a Windows path such as {@code C:\data}
   * @return the path, cleaned
   * @throws InvalidDefinitionException if it is relative, a root, too long (4,095 bytes, 255 for
   *     each name) or holds what no path may hold
   */
  public static ContainerPath of(String path) {
    requireNonNull(path, "path");
    InvalidDefinitionException.throwIfAny("take a container path", problem(path).stream().toList());
    return proven(path);
  }

  /**
   * Tells what is wrong with a path.
   *
   * @param path the path to judge
   * @return the finding, or empty if {@link #of} would take the path
   */
  public static Optional<Finding> problem(String path) {
    return problemText(path)
        .map(
            text ->
                new Finding(
                    "container path '" + Finding.printable(path) + "'",
                    text,
                    "give an absolute path below the root, such as /data or C:\\data"));
  }

  private static Optional<String> problemText(String path) {
    if (!Finding.isPrintable(path)) {
      return Optional.of("holds a NUL or another control character");
    }
    if (DRIVE.matcher(path).matches()) {
      return windowsProblem(path);
    }
    if (!path.startsWith("/")) {
      return Optional.of(path.isEmpty() ? "is empty" : "is relative");
    }
    String clean = HostPath.cleanLinux(path);
    if (clean.equals("/")) {
      return Optional.of("is the root of the container");
    }
    return tooLong(clean);
  }

  private static Optional<String> windowsProblem(String path) {
    String rest = withoutTrailing(path.substring(3).replace('/', '\\'));
    if (rest.isEmpty()) {
      return Optional.of("is the root of a drive");
    }
    for (String part : rest.split("\\\\", -1)) {
      if (part.equals("..") || part.equals(".") || !WINDOWS_PART.matcher(part).matches()) {
        return Optional.of("has the part '" + part + "', which no Windows path may have here");
      }
    }
    return path.length() > LONGEST_LINUX_PATH ? Optional.of("is too long") : Optional.empty();
  }

  private static Optional<String> tooLong(String clean) {
    if (bytes(clean) > LONGEST_LINUX_PATH) {
      return Optional.of("is longer than " + LONGEST_LINUX_PATH + " bytes");
    }
    for (String part : clean.split("/", -1)) {
      if (bytes(part) > LONGEST_LINUX_NAME) {
        return Optional.of("has a name longer than " + LONGEST_LINUX_NAME + " bytes");
      }
    }
    return Optional.empty();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String withoutTrailing(String text) {
    return text.endsWith("\\") ? text.substring(0, text.length() - 1) : text;
  }

  /** Takes a path that has been judged already. */
  static ContainerPath proven(String path) {
    if (DRIVE.matcher(path).matches()) {
      return new ContainerPath(withoutTrailing(path.replace('/', '\\')), Platform.WINDOWS);
    }
    return new ContainerPath(HostPath.cleanLinux(path), Platform.LINUX);
  }

  /** Takes the path of a named pipe that has been judged already. */
  static ContainerPath pipe(String path) {
    return new ContainerPath(path, Platform.WINDOWS);
  }

  /**
   * Returns the cleaned path, as the engine will report it.
   *
   * @return an absolute path
   */
  public String value() {
    return value;
  }

  /**
   * Returns whose containers can have such a path.
   *
   * @return Linux for a path that begins with a slash, Windows for one that begins with a drive
   */
  public Platform platform() {
    return platform;
  }

  private String key() {
    return platform == Platform.WINDOWS ? value.toLowerCase(Locale.ROOT) : value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContainerPath that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  /** Returns the cleaned path. */
  @Override
  public String toString() {
    return value;
  }

  /** The operating system that a container runs on. */
  public enum Platform {
    /** Linux containers, on any host. */
    LINUX,
    /** Windows containers. */
    WINDOWS
  }
}
