package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** What a request carries. */
sealed interface RequestBody {

  /** Returns the media type. */
  String type();

  /** Returns a stream that can be read once. */
  InputStream open();

  /** JSON, as often as it has to be sent. */
  record Json(String text) implements RequestBody {

    @Override
    public String type() {
      return "application/json";
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }

  /** A tar that can be sent once. Without its type the engine would take it and write nothing. */
  record Tar(InputStream stream) implements RequestBody {

    @Override
    public String type() {
      return "application/x-tar";
    }

    @Override
    public InputStream open() {
      return stream;
    }
  }
}
