package dev.stowage.testkit.transport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;

/**
 * docker-java's way to an engine in memory: no socket, no thread.
 *
 * <p>Give it to docker-java's client or to anything built on it. Thread-safe; closing it has no
 * effect on the engine, so that several clients can share it.
 */
public interface FakeTransport extends DockerHttpClient {

  /**
   * Makes a client of docker-java's own for this engine.
   *
   * @return a client; closing it has no effect on the engine
   */
  DockerClient client();

  @Override
  void close();
}
