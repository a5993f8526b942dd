package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Something answered, but not as a Docker engine does: not JSON, cut short, or without a body. */
public final class EngineProtocolException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String host;

  /**
   * Makes a failure about an answer that cannot be understood.
   *
   * @param attempt what was tried
   * @param host the address that answered
   * @param reason what is wrong with the answer
   * @param cause what was thrown underneath, or null
   */
  public EngineProtocolException(
      String attempt, String host, String reason, @Nullable Throwable cause) {
    super(
        attempt,
        host + " did not answer like a Docker engine: " + requireNonNull(reason, "reason"),
        "Check that the address is that of an engine and not of a proxy or of another service",
        cause);
    this.host = requireNonNull(host, "host");
  }

  /**
   * Returns the address that answered.
   *
   * @return an address such as {@code tcp://127.0.0.1:2375}
   */
  public String host() {
    return host;
  }
}
