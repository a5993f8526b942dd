package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The permission bits of a file or directory.
 *
 * <p>People write them in octal text with {@link #octal}, so that {@code 755} means {@code 0755};
 * the constructor is for programs that have the bits already.
 *
 * @param bits the bits, from 1 to 07777
 */
public record FileMode(int bits) implements Comparable<FileMode> {

  private static final int ALL_BITS = 0b111_111_111_111;
  private static final Pattern OCTAL = Pattern.compile("0?[0-7]{1,4}");

  /**
   * Makes a mode out of bits, such as {@code 0b111_101_101}; not for digits that a person wrote.
   *
   * @param bits the bits
   * @throws IllegalArgumentException if it is zero, which the engine reads as its default, or above
   *     07777
   */
  public FileMode {
    if (bits < 1 || bits > ALL_BITS) {
      throw new IllegalArgumentException("not a file mode: 0" + Integer.toOctalString(bits));
    }
  }

  /**
   * Reads a mode in octal, such as {@code 0755} or {@code 1777}.
   *
   * @param text one to four octal digits, with or without a leading zero
   * @return the mode
   * @throws InvalidDefinitionException if the text is not octal or is zero
   */
  public static FileMode octal(String text) {
    return read(requireNonNull(text, "text"))
        .orElseThrow(
            () -> new InvalidDefinitionException("read a mode", List.of(problem("mode", text))));
  }

  /**
   * Reads a mode if the text is one.
   *
   * @param text the text
   * @return the mode, or empty where {@link #octal} would throw
   */
  public static Optional<FileMode> read(String text) {
    if (!OCTAL.matcher(text).matches()) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text, 8);
    return bits == 0 ? Optional.empty() : Optional.of(new FileMode(bits));
  }

  /**
   * Words the finding about a text that is not a mode.
   *
   * @param where the option it was given to
   * @param text the text
   * @return the finding
   */
  public static Finding problem(String where, String text) {
    return new Finding(
        where,
        "'" + Finding.printable(text) + "' is not a mode",
        "write one to four octal digits above zero, such as 0755 or 1777");
  }

  @Override
  public int compareTo(FileMode other) {
    return Integer.compare(bits, other.bits);
  }

  /** Returns the mode in octal with a leading zero, such as {@code 0755}. */
  @Override
  public String toString() {
    return "0" + Integer.toOctalString(bits);
  }
}
