package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an answer. */
@FunctionalInterface
interface AnswerReader {

  /** A list of a hundred thousand volumes has 40 MB; an endless body must not fill the heap. */
  int LARGEST_TEXT = 64 * 1024 * 1024;

  /** Reads it all into memory. */
  AnswerReader TEXT = AnswerReader::text;

  /** Returns what is to be kept of the body as text. */
  String read(Response response) throws IOException;

  // Not closed here: closing the response drops the connection, closing its body drains it first.
  private static String text(Response response) throws IOException {
    @SuppressWarnings("resource")
    InputStream body = response.getBody();
    byte[] bytes = body.readNBytes(LARGEST_TEXT + 1);
    if (bytes.length > LARGEST_TEXT) {
      throw new AnswerTooLargeException(LARGEST_TEXT);
    }
    return new String(bytes, UTF_8);
  }
}
