package dev.stowage.testkit.route;

import java.io.IOException;

/**
 * There will be no answer: the connection failed. It looks like what docker-java's transports throw
 * then, an unchecked exception whose cause is an {@link IOException}.
 */
public final class BrokenConnection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenConnection(IOException cause) {
    super(cause);
  }
}
