package dev.stowage.docker.wire;

import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.VolumeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Tells apart what docker-java's transport throws as bare runtime exceptions: no connection, a
 * broken one, no HTTP at the other end.
 */
final class TransportFailures {

  private TransportFailures() {}

  /** Tells whether a connection that had been made broke before the whole answer was read. */
  static boolean isBrokenConnection(RuntimeException failure) {
    return ioCause(failure).filter(TransportFailures::isBroken).isPresent();
  }

  /**
   * Tells whether the request cannot have been carried out, because the other end was gone when it
   * was written, as that of an idle connection on a unix socket may be.
   */
  static boolean wasNeverReceived(RuntimeException failure) {
    return ioCause(failure).filter(io -> says(io, "Broken pipe")).isPresent();
  }

  /** Tells whether the transport itself has a limit for answers, and that passed. */
  static boolean isTimeout(RuntimeException failure) {
    return ioCause(failure)
        .filter(io -> io instanceof SocketTimeoutException && !isConnecting(io))
        .isPresent();
  }

  /** Words a failure of the transport. */
  static RuntimeException translate(
      RuntimeException failure, EngineRequest request, String attempt, String host) {
    if (failure instanceof VolumeException) {
      return failure;
    }
    if (failure instanceof AnswerTooLargeException) {
      return new EngineProtocolException(
          attempt, host, String.valueOf(failure.getMessage()), failure);
    }
    if (says(failure, "Connection pool shut down")) {
      return new IllegalStateException(attempt + ": the transport was closed", failure);
    }
    Optional<IOException> io = ioCause(failure);
    if (io.isEmpty()) {
      return failure;
    }
    if (isProtocol(io.get())) {
      return new EngineProtocolException(attempt, host, text(io.get()), failure);
    }
    String aftermath =
        request.changes() && isBroken(io.get())
            ? ", so that the engine may have carried it out all the same"
            : "";
    return new EngineUnreachableException(attempt, host, text(io.get()) + aftermath, failure);
  }

  private static String text(IOException io) {
    if (io instanceof UnknownHostException) {
      return "unknown host " + io.getMessage();
    }
    // The transport's own words for this name localhost:2375 even for a unix socket.
    return io.getMessage() == null || isCutShort(io)
        ? "the connection was closed before a whole HTTP answer came"
        : io.getMessage();
  }

  private static boolean isBroken(IOException io) {
    return !(io instanceof ConnectException
        || io instanceof UnknownHostException
        || io instanceof NoRouteToHostException
        || io instanceof SSLException
        || io instanceof InterruptedIOException
        || io instanceof ClosedByInterruptException
        || isProtocol(io)
        || says(io, "No such file")
        || says(io, "Permission denied"));
  }

  private static boolean isProtocol(IOException io) {
    String type = io.getClass().getSimpleName();
    return type.contains("Protocol")
        || type.contains("Malformed")
        || type.contains("UnsupportedHttp")
        || io instanceof ZipException;
  }

  private static boolean isCutShort(IOException io) {
    String type = io.getClass().getSimpleName();
    return type.contains("NoHttpResponse")
        || type.contains("ConnectionClosed")
        || type.contains("TruncatedChunk")
        || io instanceof EOFException;
  }

  private static boolean isConnecting(IOException io) {
    return io.getClass().getSimpleName().contains("Connect");
  }

  private static boolean says(Exception failure, String words) {
    return failure.getMessage() != null && failure.getMessage().contains(words);
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
