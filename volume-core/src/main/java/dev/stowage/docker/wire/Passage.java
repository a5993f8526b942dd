package dev.stowage.docker.wire;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.docker.engine.Archives;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A tar on its way in or out: counts its bytes, and knows which side failed. */
final class Passage {

  private final AtomicLong bytes = new AtomicLong();
  private volatile @Nullable IOException sourceFailure;
  private volatile boolean begun;

  /** Tells how many bytes have passed. */
  long progress() {
    return bytes.get();
  }

  /** Tells whether the data has begun to flow, after which nothing can be sent again. */
  boolean hasBegun() {
    return begun;
  }

  /** Returns what failed on the side that the data comes from; null if nothing did. */
  @Nullable IOException sourceFailure() {
    return sourceFailure;
  }

  /** Counts what is read from a stream. */
  InputStream watch(InputStream source) {
    return new Watched(source);
  }

  /** Hands the tar of a successful answer to a sink, and reads any other answer as text. */
  AnswerReader into(Archives.Sink sink) {
    return response -> {
      if (response.getStatusCode() != 200) {
        return AnswerReader.TEXT.read(response);
      }
      hand(response, sink);
      return "";
    };
  }

  private void hand(Response response, Archives.Sink sink) throws IOException {
    begun = true;
    @SuppressWarnings("resource") // closing the response, not the body, ends what is left unread
    InputStream tar = watch(response.getBody());
    try {
      sink.take(tar);
    } catch (IOException e) {
      IOException failure = sourceFailure;
      if (failure != null) {
        throw failure;
      }
      throw new SinkFailure(e);
    }
  }

  /** The side that the data goes to failed: nothing of the engine's. */
  static final class SinkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SinkFailure(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }

  private final class Watched extends FilterInputStream {

    Watched(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      begun = true;
      try {
        int read = super.read(buffer, offset, length);
        bytes.addAndGet(Math.max(read, 0));
        return read;
      } catch (IOException e) {
        sourceFailure = e;
        throw e;
      }
    }

    @Override
    public long skip(long count) throws IOException {
      try {
        long skipped = super.skip(count);
        bytes.addAndGet(skipped);
        return skipped;
      } catch (IOException e) {
        sourceFailure = e;
        throw e;
      }
    }
  }
}
