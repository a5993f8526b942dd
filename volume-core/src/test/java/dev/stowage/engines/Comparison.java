package dev.stowage.engines;

import java.util.List;
import java.util.function.Function;

/** Puts the same question to engines. */
interface Comparison {

  List<RawEngine> engines();

  /** Asks all engines and compares what comes of it. */
  void compare(String what, Function<RawEngine, ?> question);
}
