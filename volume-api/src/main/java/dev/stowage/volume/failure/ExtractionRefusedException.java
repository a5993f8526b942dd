package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

/** A volume or an archive holds something that is not let out into a directory of this machine. */
public final class ExtractionRefusedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param path what was refused, seen from the root
   * @param reason what is wrong with it
   * @param remedy what to do next
   */
  public ExtractionRefusedException(String attempt, String path, String reason, String remedy) {
    super(attempt, reason, requireNonNull(remedy, "remedy") + "; nothing was kept", null);
    this.path = requireNonNull(path, "path");
  }

  /**
   * Returns what was refused.
   *
   * @return the path in the volume or archive; empty for its root
   */
  public String path() {
    return path;
  }
}
