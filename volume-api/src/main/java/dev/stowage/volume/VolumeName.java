package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a volume, proven fit to be sent to an engine.
 *
 * <p>The local driver takes an ASCII letter or digit followed by at least one more letter, digit,
 * underscore, dot or hyphen, 255 at most; case counts. Plugin drivers may take more, such as {@code
 * bucket/folder}; what no driver is ever sent is a name that would change the meaning of a URL,
 * such as {@code ../containers/web}.
 *
 * <p>Immutable and thread-safe; ordered by code unit.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/volume/create/">docker volume
 *     create</a>
 */
public final class VolumeName implements Comparable<VolumeName>, Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_LOCAL_NAME = 255;
  private static final Pattern LOCAL = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private final String value;

  private VolumeName(String value) {
    this.value = value;
  }

  /**
   * Takes a name by the local driver's grammar.
   *
   * @param name the name
   * @return the name, proven
   * @throws InvalidDefinitionException if the local driver would refuse it
   */
  public static VolumeName of(String name) {
    requireNonNull(name, "name");
    InvalidDefinitionException.throwIfAny("name a volume", problemOfLocal(name).stream().toList());
    return new VolumeName(name);
  }

  /**
   * Takes a name that a plugin driver gives meaning to, such as {@code bucket/folder}.
   *
   * @param name the name; not empty, free of control characters and of {@code .}, {@code ..} and
   *     empty parts between slashes
   * @return the name, proven
   * @throws InvalidDefinitionException if the name cannot be sent safely
   */
  public static VolumeName ofPlugin(String name) {
    requireNonNull(name, "name");
    InvalidDefinitionException.throwIfAny("name a volume", problemOfPlugin(name).stream().toList());
    return new VolumeName(name);
  }

  /**
   * Tells what is wrong with a name by the local driver's grammar.
   *
   * @param name the name to judge
   * @return the finding, or empty if {@link #of} would take the name
   */
  public static Optional<Finding> problemOfLocal(String name) {
    if (name.length() > LONGEST_LOCAL_NAME) {
      return finding(
          Finding.printable(name.substring(0, 20)) + "…",
          "is " + name.length() + " characters long",
          "use at most " + LONGEST_LOCAL_NAME);
    }
    if (LOCAL.matcher(name).matches()) {
      return Optional.empty();
    }
    return finding(
        Finding.printable(name),
        name.isEmpty() ? "is empty" : "is not a volume name",
        "use two or more of A-Z a-z 0-9 _ . - beginning with a letter or digit");
  }

  /**
   * Tells why a name must not be sent to any driver.
   *
   * @param name the name to judge
   * @return the finding, or empty if {@link #ofPlugin} would take the name
   */
  public static Optional<Finding> problemOfPlugin(String name) {
    if (name.isEmpty()) {
      return finding(name, "is empty", "give the volume a name");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > 4 * LONGEST_LOCAL_NAME) {
      return finding(
          Finding.printable(name.substring(0, 20)) + "…", "is too long", "use at most 1020 bytes");
    }
    if (!Finding.isPrintable(name)) {
      return finding(Finding.printable(name), "holds a control character", "remove it");
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return finding(
            Finding.printable(name),
            "has an empty, '.' or '..' part, which would reach another address on the engine",
            "use plain words between single slashes");
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> finding(String name, String problem, String remedy) {
    return Optional.of(new Finding("volume name '" + name + "'", problem, remedy));
  }

  /**
   * Tells whether the local driver would take this name.
   *
   * @return true if {@link #of} accepts it
   */
  public boolean fitsLocalDriver() {
    return problemOfLocal(value).isEmpty();
  }

  /**
   * Returns the name as the engine knows it, not escaped.
   *
   * @return the plain text
   */
  public String value() {
    return value;
  }

  @Override
  public int compareTo(VolumeName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the name as the engine knows it. */
  @Override
  public String toString() {
    return value;
  }

  /** Takes a name that has been judged already. */
  static VolumeName proven(String name) {
    return new VolumeName(name);
  }
}
