package dev.stowage.docker.tar;

import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.file.FileState;
import java.time.Instant;

/** What is seen in a tar that does not arrive. */
final class EntryLosses {

  private EntryLosses() {}

  /** Notes what does not arrive of an entry that was read to its end. */
  static void note(FileState state, boolean holes, Manifest.Builder manifest) {
    if (holes) {
      manifest.lost(new Loss(state.path(), Loss.Kind.HOLES));
    }
    if (state.modified().isBefore(Instant.EPOCH)) {
      manifest.lost(new Loss(state.path(), Loss.Kind.EARLY_TIME));
    }
  }
}
