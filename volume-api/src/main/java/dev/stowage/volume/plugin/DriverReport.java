package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

/**
 * How a volume driver was found at one moment.
 *
 * <p>Immutable and thread-safe.
 *
 * @param driver the driver's name, as the engine has it
 * @param health its state
 * @param words what it or the engine said, with secrets replaced; empty if there is nothing to say
 */
public record DriverReport(String driver, DriverHealth health, String words) {

  /**
   * Makes a report.
   *
   * @param driver the driver's name
   * @param health its state
   * @param words what it or the engine said
   */
  public DriverReport {
    requireNonNull(driver, "driver");
    requireNonNull(health, "health");
    requireNonNull(words, "words");
  }

  /**
   * Tells whether the driver can be used now.
   *
   * @return true if it answered
   */
  public boolean isUsable() {
    return health == DriverHealth.ANSWERING;
  }

  /** Returns one line such as {@code rclone does not answer: no answer within 10000 ms}. */
  @Override
  public String toString() {
    return driver + " " + health.words() + (words.isEmpty() ? "" : ": " + words);
  }
}
