package dev.stowage.volume.plugin;

/** In what state a volume driver is, seen from the engine. */
public enum DriverHealth {
  /** It is there and answered. */
  ANSWERING("answers"),
  /** It is known, but gave no answer in time: its process is dead, or hangs. */
  SILENT("does not answer"),
  /** It answered with an error. */
  FAILING("fails"),
  /** It is a managed plugin that is installed but not enabled. */
  DISABLED("is disabled"),
  /** The engine knows no driver of that name. */
  ABSENT("is not there");

  private final String words;

  DriverHealth(String words) {
    this.words = words;
  }

  /**
   * Returns the state as the end of a sentence.
   *
   * @return words such as {@code does not answer}
   */
  public String words() {
    return words;
  }
}
