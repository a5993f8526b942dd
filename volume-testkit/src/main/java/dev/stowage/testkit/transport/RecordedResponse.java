package dev.stowage.testkit.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.testkit.recording.OpenExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is taken down while it is read. */
final class RecordedResponse implements Response {

  private static final long LONGEST_REST = 4L << 20;

  private final Response response;
  private final InputStream body;

  RecordedResponse(Response response, OpenExchange exchange) {
    this.response = response;
    this.body =
        exchange.answered(response.getStatusCode(), response.getHeaders(), response.getBody());
  }

  @Override
  public int getStatusCode() {
    return response.getStatusCode();
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return response.getHeaders();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return response.getHeader(name);
  }

  @Override
  public InputStream getBody() {
    return body;
  }

  @Override
  public void close() {
    if (endsSoon()) {
      try {
        // Callers leave answers alone that they need not know; who plays them may look.
        body.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // The connection is gone, or the caller has closed it: that was all there is to record.
      }
    }
    response.close();
  }

  private boolean endsSoon() {
    String length = response.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,9}") && Long.parseLong(length) <= LONGEST_REST;
  }
}
