package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of storage, in bytes, greater than zero.
 *
 * <p>The text form is Docker's: a number, perhaps with a fraction, and an optional unit {@code b},
 * {@code k}, {@code m}, {@code g}, {@code t} or {@code p}, perhaps followed by {@code b} or {@code
 * ib}, in any case. Units are always powers of 1024, also {@code kB}. Parts of a byte are dropped.
 *
 * @param bytes the number of bytes, at least 1
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,19}(?:\\.\\d{1,9})?) ?(?:([kmgtp])(?:i?b)?|b)?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "kmgtp";

  /**
   * Makes a size.
   *
   * @param bytes the number of bytes
   * @throws IllegalArgumentException if it is zero, which the engine reads as no limit, or less
   */
  public ByteSize {
    if (bytes < 1) {
      throw new IllegalArgumentException("a size is at least one byte, not " + bytes);
    }
  }

  /**
   * Makes a size out of bytes.
   *
   * @param bytes the number of bytes, at least 1
   * @return the size
   */
  public static ByteSize ofBytes(long bytes) {
    return new ByteSize(bytes);
  }

  /**
   * Reads a size such as {@code 64m} or {@code 1.5 GiB}.
   *
   * @param text the text
   * @return the size
   * @throws InvalidDefinitionException if the text is not a size of at least one byte that fits
   *     into 63 bits
   */
  public static ByteSize parse(String text) {
    Optional<ByteSize> size = read(requireNonNull(text, "text"));
    return size.orElseThrow(
        () -> new InvalidDefinitionException("read a size", List.of(problem("size", text))));
  }

  /**
   * Reads a size if the text is one.
   *
   * @param text the text
   * @return the size, or empty where {@link #parse} would throw
   */
  public static Optional<ByteSize> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    int power = unit == null ? 0 : UNITS.indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
    BigDecimal bytes =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(1024).pow(power))
            .setScale(0, RoundingMode.DOWN);
    boolean fits = bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return fits ? Optional.of(new ByteSize(bytes.longValueExact())) : Optional.empty();
  }

  /**
   * Words the finding about a text that is not a size.
   *
   * @param where the option it was given to
   * @param text the text
   * @return the finding
   */
  public static Finding problem(String where, String text) {
    return new Finding(
        where,
        "'" + Finding.printable(text) + "' is not a size",
        "write a number above zero with an optional unit b, k, m, g, t or p, such as 64m");
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** Returns the size in bytes as text, such as {@code 67108864}. */
  @Override
  public String toString() {
    return Long.toString(bytes);
  }
}
