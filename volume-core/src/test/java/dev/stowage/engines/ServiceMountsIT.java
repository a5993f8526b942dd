package dev.stowage.engines;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Mounts of services on real engines. */
@EachEngine
class ServiceMountsIT extends ServiceMountCases {

  @TempDir private Path directory;

  @Override
  String directory() {
    return directory.toString();
  }
}
