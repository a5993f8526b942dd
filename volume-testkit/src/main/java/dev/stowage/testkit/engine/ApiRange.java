package dev.stowage.testkit.engine;

import dev.stowage.volume.ApiVersion;

/**
 * The API versions that an engine speaks.
 *
 * @param oldest the first that it accepts
 * @param newest the last, which is also used where a call names none
 */
public record ApiRange(ApiVersion oldest, ApiVersion newest) {

  /**
   * Makes a range.
   *
   * @param oldest the first that is accepted
   * @param newest the last
   */
  public ApiRange {
    if (oldest.compareTo(newest) > 0) {
      throw new IllegalArgumentException(oldest + " is newer than " + newest);
    }
  }
}
