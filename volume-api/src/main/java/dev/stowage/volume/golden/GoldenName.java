package dev.stowage.volume.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a golden volume with its tag, such as {@code orders-db:latest}.
 *
 * <p>Without a tag, {@code latest} is meant. The image of that golden volume has the same name
 * below {@code stowage-golden/}, so that it is never taken for the image of a program. Immutable
 * and thread-safe.
 */
public final class GoldenName implements Comparable<GoldenName>, Serializable {

  private static final long serialVersionUID = 1L;

  private static final String FOLDER = "stowage-golden/";
  private static final int LONGEST = 200;
  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern GRAMMAR =
      Pattern.compile(PART + "(?:/" + PART + ")*(?::[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?");

  private final String value;

  private GoldenName(String value) {
    this.value = value;
  }

  /**
   * Takes a name.
   *
   * @param name words of lower-case letters and digits with {@code .}, {@code _} or {@code -}
   *     between them, perhaps in folders and with a tag behind, such as {@code shop/orders-db:v2};
   *     at most 200 characters
   * @return the name, with its tag
   * @throws InvalidDefinitionException if it is none
   */
  public static GoldenName of(String name) {
    if (requireNonNull(name, "name").length() > LONGEST || !GRAMMAR.matcher(name).matches()) {
      throw new InvalidDefinitionException(
          "name a golden volume",
          List.of(
              new Finding(
                  "golden volume name '" + Finding.printable(name) + "'",
                  "cannot be the name of an image",
                  "write it as orders-db or shop/orders-db:v2, in lower case")));
    }
    return new GoldenName(name.indexOf(':') >= 0 ? name : name + ":latest");
  }

  /**
   * Reads the name of an image.
   *
   * @param image a name with its tag, such as {@code stowage-golden/orders-db:latest}
   * @return the golden volume that has this image, or empty if it is no image of one
   */
  public static Optional<GoldenName> ofImage(String image) {
    requireNonNull(image, "image");
    String name = image.startsWith(FOLDER) ? image.substring(FOLDER.length()) : "";
    return name.length() <= LONGEST && name.contains(":") && GRAMMAR.matcher(name).matches()
        ? Optional.of(new GoldenName(name))
        : Optional.empty();
  }

  /**
   * Returns the name without its tag, which all golden volumes that differ by their tag share.
   *
   * @return a name such as {@code orders-db}
   */
  public String repository() {
    return value.substring(0, value.indexOf(':'));
  }

  /**
   * Returns the tag.
   *
   * @return a tag such as {@code latest}
   */
  public String tag() {
    return value.substring(value.indexOf(':') + 1);
  }

  /**
   * Returns what the engine calls the image.
   *
   * @return a name such as {@code stowage-golden/orders-db:latest}
   */
  public String image() {
    return FOLDER + value;
  }

  @Override
  public int compareTo(GoldenName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoldenName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the name with its tag. */
  @Override
  public String toString() {
    return value;
  }
}
