package dev.stowage.docker.wire;

import dev.stowage.docker.engine.Archives;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests that move data one way or the other, at whatever pace that takes. */
final class DataCalls {

  private final Exchange exchange;

  DataCalls(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Hands a successful answer to a sink; what that throws comes back unchecked. */
  Answer fetch(EngineRequest request, String attempt, Archives.Sink sink) {
    Passage passage = new Passage();
    try {
      return exchange.http().move(request, attempt, passage.into(sink), passage);
    } catch (Passage.SinkFailure e) {
      throw new UncheckedIOException(e.failure());
    }
  }

  /** Sends data; what failed underneath may have been the data itself, and not the engine. */
  Answer send(InputStream data, String attempt, Function<InputStream, EngineRequest> request) {
    Passage passage = new Passage();
    EngineRequest sent = request.apply(passage.watch(data));
    try {
      return exchange.http().move(sent, attempt, AnswerReader.TEXT, passage);
    } catch (RuntimeException e) {
      @Nullable IOException source = passage.sourceFailure();
      throw source == null ? e : new UncheckedIOException(source);
    }
  }
}
