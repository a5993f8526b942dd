package dev.stowage.differential;

import java.util.List;

/** What the engine in memory is known to do otherwise than a real one. */
final class KnownDeviations {

  static final List<KnownDeviation> ALL = List.of();

  private KnownDeviations() {}
}
