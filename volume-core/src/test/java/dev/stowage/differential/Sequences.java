package dev.stowage.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sequences; the same seed gives the same one. */
final class Sequences {

  private Sequences() {}

  static List<Operation> random(long seed, int length) {
    Universe universe = new Universe(new Random(seed));
    VolumeGenerator volumes = new VolumeGenerator(universe);
    RawGenerator raw = new RawGenerator(universe);
    List<Operation> operations = new ArrayList<>();
    while (operations.size() < length) {
      operations.add(universe.once(10) ? raw.next() : volumes.next());
    }
    return operations;
  }
}
