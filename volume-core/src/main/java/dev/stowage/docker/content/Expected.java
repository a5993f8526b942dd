package dev.stowage.docker.content;

import dev.stowage.volume.content.Manifest;

/** How long tars will be, about. */
final class Expected {

  /** The head of an entry, and half a block that its content does not fill, rounded up. */
  private static final long PER_ENTRY = 1 << 10;

  private Expected() {}

  static long sizeOf(Manifest manifest) {
    return size(manifest.size(), manifest.entries().size());
  }

  static long size(long bytes, long entries) {
    return bytes + entries * PER_ENTRY;
  }
}
