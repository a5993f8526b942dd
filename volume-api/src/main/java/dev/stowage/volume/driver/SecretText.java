package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A password, key or token that never shows itself.
 *
 * <p>It has equality, but prints as {@link Redaction#MASK}. An engine hands the options of a volume
 * back in clear, so that whoever may inspect a volume knows its secrets. Immutable and thread-safe.
 */
public final class SecretText {

  private final String value;

  private SecretText(String value) {
    this.value = value;
  }

  /**
   * Takes a secret.
   *
   * @param value the secret in clear
   * @return the secret, hidden
   */
  public static SecretText of(String value) {
    return new SecretText(requireNonNull(value, "value"));
  }

  /**
   * Returns the secret in clear.
   *
   * @return what {@link #of} was given
   */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretText that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns {@link Redaction#MASK}. */
  @Override
  public String toString() {
    return Redaction.MASK;
  }
}
