package dev.stowage.volume.driver;

import dev.stowage.volume.ByteSize;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a driver writes sizes. The same text means other sizes to other drivers. */
public enum SizeDialect {
  /** Docker's own notation: {@code 10g}; without a unit, bytes. */
  DOCKER_UNITS("a number with a unit k, m, g or t"),

  /** A whole number of GiB, without a unit: {@code 10}. */
  WHOLE_GIB("whole GiB as a plain number"),

  /** A whole number of GiB with its unit: {@code 10G}; without one, GiB too. */
  GIB_WITH_UNIT("whole GiB with the unit G"),

  /** A whole number with a unit of powers of 1024: {@code 10GiB}; without one, bytes. */
  BINARY_UNITS("a whole number with a unit KiB, MiB, GiB or TiB"),

  /**
   * A whole number with a unit of powers of 1024, {@code 10GiB} or {@code 10G}, or of powers of
   * 1000, {@code 10GB}; without one, GiB.
   */
  MIXED_UNITS("a whole number with a unit MiB, GiB or TiB");

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,19})([a-z]*)");
  private static final String UNITS = "kmgt";
  private static final long GIB = 1L << 30;

  private final String form;

  SizeDialect(String form) {
    this.form = form;
  }

  /**
   * Writes a size.
   *
   * @param size the size
   * @return the text that the driver reads as exactly that size, or empty if there is none
   */
  public Optional<String> write(ByteSize size) {
    long bytes = size.bytes();
    return switch (this) {
      case DOCKER_UNITS -> Optional.of(scaled(bytes, ""));
      case BINARY_UNITS -> Optional.of(scaled(bytes, "iB"));
      case MIXED_UNITS -> Optional.of(bytes % 1024 == 0 ? scaled(bytes, "iB") : bytes + "B");
      case WHOLE_GIB -> bytes % GIB == 0 ? Optional.of("" + bytes / GIB) : Optional.empty();
      case GIB_WITH_UNIT -> bytes % GIB == 0 ? Optional.of(bytes / GIB + "G") : Optional.empty();
    };
  }

  /** Uses the largest unit up to T that leaves a whole number; without a suffix, a small one. */
  private static String scaled(long bytes, String suffix) {
    long number = bytes;
    int power = 0;
    while (number % 1024 == 0 && power < 4) {
      number /= 1024;
      power++;
    }
    if (power == 0) {
      return Long.toString(number);
    }
    String unit = UNITS.substring(power - 1, power);
    return number + (suffix.isEmpty() ? unit : unit.toUpperCase(Locale.ROOT) + suffix);
  }

  /**
   * Reads a size as the driver does.
   *
   * @param written the text of an option
   * @return the size, or empty if the driver would refuse the text, or silently take another size
   */
  public Optional<ByteSize> read(String written) {
    if (this == DOCKER_UNITS) {
      return ByteSize.read(written);
    }
    Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigInteger bytes = new BigInteger(matcher.group(1)).multiply(factor(matcher.group(2)));
    boolean fits = bytes.signum() > 0 && bytes.bitLength() < Long.SIZE;
    return fits ? Optional.of(ByteSize.ofBytes(bytes.longValueExact())) : Optional.empty();
  }

  /** Returns how many bytes a unit has, or zero if the driver does not know it. */
  private BigInteger factor(String unit) {
    return switch (this) {
      case DOCKER_UNITS -> throw new IllegalStateException("read as Docker does");
      case WHOLE_GIB -> BigInteger.valueOf(unit.isEmpty() ? GIB : 0);
      case GIB_WITH_UNIT -> BigInteger.valueOf(unit.matches("|g|gi|gib") ? GIB : 0);
      case BINARY_UNITS -> unit.isEmpty() ? BigInteger.ONE : power(unit, 1024);
      case MIXED_UNITS -> mixed(unit);
    };
  }

  private static BigInteger mixed(String unit) {
    if (unit.isEmpty()) {
      return BigInteger.valueOf(GIB);
    }
    return unit.equals("b") ? BigInteger.ONE : power(unit, unit.matches(".b") ? 1000 : 1024);
  }

  private static BigInteger power(String unit, long base) {
    return unit.matches("[" + UNITS + "](i?b)?")
        ? BigInteger.valueOf(base).pow(UNITS.indexOf(unit.charAt(0)) + 1)
        : BigInteger.ZERO;
  }

  /** Says what to write instead of a text: the next size up that the driver can have. */
  String advice(String written) {
    long wanted = ByteSize.read(written).map(ByteSize::bytes).orElse(10 * GIB);
    long gib = (wanted - 1) / GIB + 1;
    ByteSize next = ByteSize.ofBytes(Math.min(gib, Long.MAX_VALUE / GIB) * GIB);
    return "write " + form + ", such as " + write(next).orElseThrow();
  }
}
