package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Docker Engine API, such as 1.45.
 *
 * @param major the part before the dot; 1 for every engine so far
 * @param minor the part after the dot, compared as a number: 1.9 is older than 1.41
 * @see <a href="https://docs.docker.com/reference/api/engine/version-history/">version history</a>
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  private static final Pattern TEXT = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})");

  /**
   * Makes a version.
   *
   * @param major the part before the dot, at least 1
   * @param minor the part after the dot, at least 0
   */
  public ApiVersion {
    if (major < 1 || minor < 0) {
      throw new IllegalArgumentException("not an API version: " + major + "." + minor);
    }
  }

  /**
   * Reads a version such as {@code 1.45} or {@code v1.45}.
   *
   * @param text the text
   * @return the version, or empty if the text is not one
   */
  public static Optional<ApiVersion> parse(String text) {
    Matcher matcher = TEXT.matcher(requireNonNull(text, "text").trim());
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  /**
   * Tells whether this version includes what came with another one.
   *
   * @param other the version that brought it
   * @return true if this version is the same or newer
   */
  public boolean isAtLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  /** Returns the version as the engine writes it, such as {@code 1.45}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
