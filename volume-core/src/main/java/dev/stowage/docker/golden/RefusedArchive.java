package dev.stowage.docker.golden;

import dev.stowage.volume.failure.VolumeException;
import java.io.IOException;

/** Ends the reading of an archive that is not to be loaded. */
final class RefusedArchive extends IOException {

  private static final long serialVersionUID = 1L;

  private final VolumeException failure;

  RefusedArchive(VolumeException failure) {
    super(failure);
    this.failure = failure;
  }

  VolumeException failure() {
    return failure;
  }
}
