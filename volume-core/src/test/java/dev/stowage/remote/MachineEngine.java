package dev.stowage.remote;

import dev.stowage.engines.Engines;
import dev.stowage.engines.TestEngine;
import java.util.List;
import java.util.stream.Stream;

/** Engines in small machines of their own, whose kernels know the file systems of the network. */
final class MachineEngine {

  private static final List<TestEngine> PRESENT =
      Engines.words("STOWAGE_NFS_ENGINE").map(Engines::at).toList();

  private MachineEngine() {}

  /** Lists the engines that answer. */
  static Stream<TestEngine> present() {
    return PRESENT.stream();
  }
}
