package dev.stowage.docker.wire;

import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.VolumeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Tells apart what docker-java's transport throws as bare runtime exceptions: no connection, a
 * broken one, no HTTP at the other end.
 */
final class TransportFailures {

  private TransportFailures() {}

  /** Tells whether a connection that had been made broke before the whole answer was read. */
  static boolean isBrokenConnection(RuntimeException failure) {
    return ioCause(failure)
        .filter(
            io ->
                !(io instanceof ConnectException
                    || io instanceof UnknownHostException
                    || io instanceof NoRouteToHostException
                    || io instanceof SSLException
                    || io instanceof InterruptedIOException
                    || io instanceof ClosedByInterruptException))
        .filter(io -> !isProtocol(io) && !isMissingSocket(io))
        .isPresent();
  }

  /** Words a failure of the transport. */
  static RuntimeException translate(
      RuntimeException failure, String attempt, String host, Duration timeout) {
    if (failure instanceof VolumeException) {
      return failure;
    }
    if (failure instanceof AnswerTooLargeException) {
      return new EngineProtocolException(
          attempt, host, String.valueOf(failure.getMessage()), failure);
    }
    Optional<IOException> io = ioCause(failure);
    if (io.isEmpty()) {
      return failure;
    }
    if (io.get() instanceof SocketTimeoutException) {
      return new EngineTimeoutException(attempt, timeout, failure);
    }
    if (isProtocol(io.get())) {
      return new EngineProtocolException(attempt, host, text(io.get()), failure);
    }
    return new EngineUnreachableException(attempt, host, text(io.get()), failure);
  }

  private static String text(IOException io) {
    if (io instanceof UnknownHostException) {
      return "unknown host " + io.getMessage();
    }
    String message = io.getMessage();
    // The transport calls every engine localhost:2375, also one on a unix socket.
    if (message == null || message.contains("failed to respond")) {
      return "the connection was closed before an answer came";
    }
    return message;
  }

  private static boolean isProtocol(IOException io) {
    String type = io.getClass().getSimpleName();
    return type.contains("Protocol")
        || type.contains("Malformed")
        || type.contains("UnsupportedHttp");
  }

  private static boolean isMissingSocket(IOException io) {
    String message = io.getMessage();
    return message != null
        && (message.contains("No such file") || message.contains("Permission denied"));
  }

  private static Optional<IOException> ioCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }
}
