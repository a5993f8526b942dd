package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * No answer came, because the engine could not be reached or the connection broke.
 *
 * <p>If a connection broke while a change was under way, the change may have happened all the same:
 * look before repeating it.
 */
public final class EngineUnreachableException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String host;

  /**
   * Makes a failure about a connection.
   *
   * @param attempt what was tried
   * @param host the engine's address
   * @param reason why the connection failed
   * @param cause what was thrown underneath, or null
   */
  public EngineUnreachableException(
      String attempt, String host, String reason, @Nullable Throwable cause) {
    super(
        attempt,
        "no connection to the Docker engine at " + host + ": " + requireNonNull(reason, "reason"),
        "Check that the engine runs, that DOCKER_HOST or the docker context names it, and that this"
            + " user may use it",
        cause);
    this.host = requireNonNull(host, "host");
  }

  /**
   * Returns the engine's address.
   *
   * @return the address that was tried, such as {@code unix:///var/run/docker.sock}
   */
  public String host() {
    return host;
  }
}
