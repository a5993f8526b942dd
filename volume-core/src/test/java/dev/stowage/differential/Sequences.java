package dev.stowage.differential;

import dev.stowage.volume.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sequences; the same seed gives the same one. */
final class Sequences {

  private Sequences() {}

  static List<Operation> random(long seed, int length, ApiVersion newest) {
    Universe universe = new Universe(new Random(seed), newest);
    VolumeGenerator volumes = new VolumeGenerator(universe);
    ContainerGenerator containers = new ContainerGenerator(universe);
    ArchiveGenerator archives = new ArchiveGenerator(universe, containers);
    RawGenerator raw = new RawGenerator(universe);
    List<Operation> operations = new ArrayList<>();
    while (operations.size() < length) {
      int die = universe.below(100);
      operations.add(
          die < 8
              ? raw.next()
              : die < 45 ? volumes.next() : die < 65 ? containers.next() : archives.next());
    }
    return operations;
  }
}
