package dev.stowage.docker.content;

import dev.stowage.docker.tar.TarItems;
import java.io.IOException;

/**
 * What a place is filled with.
 *
 * @param showing shows it, once
 * @param expectedBytes how many bytes its tar will have, about; zero if nobody knows
 */
record Origin(Showing showing, long expectedBytes) {

  /** Takes what there is. */
  @FunctionalInterface
  interface Taker {
    void take(TarItems items) throws IOException;
  }

  /** Shows what there is, for as long as the taker takes it. */
  @FunctionalInterface
  interface Showing {
    void showTo(Taker taker) throws IOException;
  }

  /** Opens what there is. */
  @FunctionalInterface
  interface Opening {
    TarItems open() throws IOException;
  }

  static Origin of(Opening opening, long expectedBytes) {
    return new Origin(
        taker -> {
          try (TarItems items = opening.open()) {
            taker.take(items);
          }
        },
        expectedBytes);
  }
}
