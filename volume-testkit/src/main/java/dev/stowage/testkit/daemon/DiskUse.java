package dev.stowage.testkit.daemon;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.image.StoredImage;
import java.util.HashMap;
import java.util.Map;

/** How much of the engine's disk is taken, by the content of files alone. */
final class DiskUse {

  private final Daemon daemon;

  DiskUse(Daemon daemon) {
    this.daemon = daemon;
  }

  long bytes() {
    return layers() + containers() + volumes();
  }

  private long layers() {
    Map<String, Long> sizes = new HashMap<>();
    daemon.images().all().forEach(image -> sizes.put(image.layer(), image.size()));
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  private long containers() {
    return daemon.containers().all().stream().mapToLong(DiskUse::own).sum();
  }

  /** Counts what a container has beside the files of its image. */
  private static long own(Container container) {
    long ofImage = container.image().map(StoredImage::size).orElse(0L);
    return Math.max(0, TreeSize.ofFiles(container.root()) - ofImage);
  }

  private long volumes() {
    return daemon.volumes().list(driver -> driver.equals("local")).volumes().stream()
        .mapToLong(listed -> TreeSize.ofFiles(listed.volume().root()))
        .sum();
  }
}
