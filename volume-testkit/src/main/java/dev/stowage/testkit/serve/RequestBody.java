package dev.stowage.testkit.serve;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request, of a stated length or in chunks, read as it comes in. */
final class RequestBody extends InputStream {

  private static final byte[] GO_ON =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What is read to keep a connection whose body nobody wanted, in bytes. */
  private static final int WORTH_READING = 256 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final boolean chunked;
  private boolean asksFirst;
  private boolean begun;
  private boolean ended;
  private long left;

  private RequestBody(InputStream in, OutputStream out, boolean chunked, long left) {
    this.in = in;
    this.out = out;
    this.chunked = chunked;
    this.left = left;
    this.ended = !chunked && left == 0;
  }

  /**
   * Prepares to read the body that a head announces.
   *
   * @param out where a client that asks before it sends is told to go on
   */
  static RequestBody of(RequestHead head, InputStream in, OutputStream out) throws HttpFailure {
    RequestBody body = new RequestBody(in, out, isChunked(head), length(head));
    if (head.headers().containsKey("Expect")) {
      if (!head.says("Expect", "100-continue")) {
        throw HttpFailure.of(417, "");
      }
      body.asksFirst = !body.ended;
    }
    return body;
  }

  private static boolean isChunked(RequestHead head) throws HttpFailure {
    if (!head.headers().containsKey("Transfer-Encoding")) {
      return false;
    }
    if (!head.headers().get("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      throw HttpFailure.of(501, "Unsupported transfer encoding");
    }
    return true;
  }

  private static long length(RequestHead head) throws HttpFailure {
    String text = head.headers().getOrDefault("Content-Length", "0");
    if (!text.matches("[0-9]{1,18}")) {
      throw HttpFailure.badRequest();
    }
    return Long.parseLong(text);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (asksFirst) {
      asksFirst = false;
      out.write(GO_ON);
      out.flush();
    }
    if (chunked && (!begun || left == 0) && !nextChunk()) {
      return -1;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("unexpected EOF");
    }
    left -= count;
    ended = !chunked && left == 0;
    return count;
  }

  private boolean nextChunk() throws IOException {
    if (begun && !line().isEmpty()) {
      throw new IOException("malformed chunked encoding");
    }
    begun = true;
    String size = line();
    int semicolon = size.indexOf(';');
    left = size(semicolon < 0 ? size : size.substring(0, semicolon).strip());
    if (left > 0) {
      return true;
    }
    while (!line().isEmpty()) {
      // Trailers say nothing that an engine reads.
    }
    ended = true;
    return false;
  }

  private static long size(String text) throws IOException {
    if (!text.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("invalid byte in chunk length");
    }
    return Long.parseLong(text, 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int at = in.read(); at != '\n'; at = in.read()) {
      if (at < 0) {
        throw new EOFException("unexpected EOF");
      }
      if (line.length() > RequestHead.LONGEST) {
        throw new IOException("header line too long");
      }
      line.append((char) at);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  boolean isRead() {
    return ended;
  }

  /** Reads what is left, if that is little; tells whether the connection can be used again. */
  boolean finish() throws IOException {
    if (asksFirst) {
      return ended;
    }
    byte[] bytes = new byte[8 * 1024];
    int total = 0;
    while (!ended && total <= WORTH_READING) {
      total += Math.max(0, read(bytes, 0, bytes.length));
    }
    return ended;
  }
}
