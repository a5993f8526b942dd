package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads what a container printed. It comes in frames: four bytes tell the stream, and four the
 * length.
 */
final class FrameReader implements AnswerReader {

  private static final int HEAD = 8;
  private static final int LENGTH = 4;

  /** More is not shown. */
  private static final int MOST = 1 << 14;

  @Override
  public String read(Response response) throws IOException {
    if (response.getStatusCode() != 200) {
      return AnswerReader.TEXT.read(response);
    }
    @SuppressWarnings("resource") // closing the response, not the body, ends what is left unread
    DataInputStream body = new DataInputStream(response.getBody());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    while (printed.size() < MOST) {
      byte[] head = body.readNBytes(HEAD);
      if (head.length < HEAD) {
        break;
      }
      int length = ByteBuffer.wrap(head).getInt(LENGTH);
      printed.write(body.readNBytes(Math.min(Math.max(length, 0), MOST)));
    }
    return printed.toString(UTF_8);
  }
}
