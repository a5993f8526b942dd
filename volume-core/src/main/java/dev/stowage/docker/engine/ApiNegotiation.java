package dev.stowage.docker.engine;

import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import java.util.List;
import java.util.Optional;

/** Chooses the API version to speak: the newest that both sides know, unless one is asked for. */
public final class ApiNegotiation {

  /** The oldest version Stowage speaks: that of engine 20.10. */
  static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /** The newest version Stowage has been tested with: that of engine 28.5. */
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  private ApiNegotiation() {}

  /**
   * Chooses.
   *
   * @param product the engine, for the failure
   * @param engine the newest version that the engine speaks
   * @param asked the version that the application configured, if any
   */
  public static ApiVersion choose(String product, ApiVersion engine, Optional<ApiVersion> asked) {
    if (!engine.isAtLeast(OLDEST)) {
      throw refusal(
          product,
          "API " + engine,
          "is too old: Stowage needs API " + OLDEST + ", that of engine 20.10, or newer",
          "upgrade the engine");
    }
    if (asked.isEmpty()) {
      return engine.isAtLeast(NEWEST) ? NEWEST : engine;
    }
    ApiVersion wanted = asked.get();
    if (!wanted.isAtLeast(OLDEST)) {
      throw refusal(
          product,
          "configured API " + wanted,
          "is too old: Stowage needs API " + OLDEST + " or newer",
          "configure a newer one, or none to have it negotiated");
    }
    if (!engine.isAtLeast(wanted)) {
      throw refusal(
          product,
          "configured API " + wanted,
          "is newer than the engine, which speaks API " + engine + " at most",
          "configure that one, or none to have it negotiated");
    }
    return wanted;
  }

  private static UnsupportedByEngineException refusal(
      String product, String where, String problem, String remedy) {
    return new UnsupportedByEngineException(
        "agree on an API version", product, List.of(new Finding(where, problem, remedy)));
  }
}
