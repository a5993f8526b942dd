package dev.stowage.testkit;

import dev.stowage.testkit.serve.SocketServer;
import java.net.URI;

/**
 * An engine in memory that listens on a socket, with one daemon thread for each connection.
 *
 * <p>Thread-safe.
 */
public final class ServedDocker implements AutoCloseable {

  private final SocketServer server;

  ServedDocker(SocketServer server) {
    this.server = server;
  }

  /**
   * Returns the address, as {@code DOCKER_HOST} takes it.
   *
   * @return such as {@code unix:///tmp/docker.sock}; for TCP with the port that was had
   */
  public URI uri() {
    return server.uri();
  }

  /** Stops listening, removes a unix socket, and cuts off whoever is connected. */
  @Override
  public void close() {
    server.close();
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return uri().toString();
  }
}
