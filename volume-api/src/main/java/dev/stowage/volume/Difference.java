package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting in which an existing volume is not the one that was asked for.
 *
 * <p>Values that look like secrets are replaced when the difference is made, so that it can be
 * logged.
 */
public final class Difference implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String setting;
  private final @Nullable String wanted;
  private final @Nullable String actual;

  private Difference(String setting, @Nullable String wanted, @Nullable String actual) {
    this.setting = setting;
    this.wanted = wanted;
    this.actual = actual;
  }

  /**
   * Makes a difference in the driver.
   *
   * @param wanted the driver that was asked for
   * @param actual the driver the volume has
   * @return the difference
   */
  public static Difference ofDriver(String wanted, String actual) {
    return new Difference(
        "driver", requireNonNull(wanted, "wanted"), requireNonNull(actual, "actual"));
  }

  /**
   * Makes a difference in one driver option.
   *
   * @param key the option
   * @param wanted the value that was asked for, or null if the option was not asked for
   * @param actual the value the volume has, or null if it has none
   * @return the difference, with secrets replaced
   */
  public static Difference ofOption(String key, @Nullable String wanted, @Nullable String actual) {
    return new Difference(
        "option " + requireNonNull(key, "key"),
        wanted == null ? null : Redaction.optionValue(key, wanted),
        actual == null ? null : Redaction.optionValue(key, actual));
  }

  /**
   * Makes a difference in one option of a driver, which may know more secrets.
   *
   * @param driver the driver that was asked for, or that the volume has
   * @param key the option
   * @param wanted the value that was asked for, or null if the option was not asked for
   * @param actual the value the volume has, or null if it has none
   * @return the difference, with secrets replaced
   */
  public static Difference ofOption(
      VolumeDriver driver, String key, @Nullable String wanted, @Nullable String actual) {
    return new Difference(
        "option " + requireNonNull(key, "key"),
        wanted == null ? null : Redaction.optionValue(driver, key, wanted),
        actual == null ? null : Redaction.optionValue(driver, key, actual));
  }

  /**
   * Makes a difference in one label.
   *
   * @param key the label
   * @param wanted the value that was asked for
   * @param actual the value the volume has, or null if it has none
   * @return the difference, with secrets replaced
   */
  public static Difference ofLabel(String key, String wanted, @Nullable String actual) {
    return new Difference(
        "label " + requireNonNull(key, "key"),
        Redaction.optionValue(key, requireNonNull(wanted, "wanted")),
        actual == null ? null : Redaction.optionValue(key, actual));
  }

  /**
   * Returns what differs.
   *
   * @return {@code driver}, {@code option KEY} or {@code label KEY}
   */
  public String setting() {
    return setting;
  }

  /**
   * Returns what was asked for.
   *
   * @return the value, or empty if nothing was asked for
   */
  public Optional<String> wanted() {
    return Optional.ofNullable(wanted);
  }

  /**
   * Returns what the volume has.
   *
   * @return the value, or empty if it has none
   */
  public Optional<String> actual() {
    return Optional.ofNullable(actual);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Difference that
        && setting.equals(that.setting)
        && wanted().equals(that.wanted())
        && actual().equals(that.actual());
  }

  @Override
  public int hashCode() {
    return setting.hashCode();
  }

  /** Returns one line such as {@code label app: wanted 'shop', is 'blog'}. */
  @Override
  public String toString() {
    if (wanted != null && wanted.equals(actual)) {
      return setting + ": wanted " + quoted(wanted) + " with another secret than it has";
    }
    return setting + ": wanted " + quoted(wanted) + ", is " + quoted(actual);
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "absent" : "'" + value + "'";
  }
}
