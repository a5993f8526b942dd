package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.image.StoredImage;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much room a container takes, without what is mounted in it. */
final class ContainerSizes {

  private ContainerSizes() {}

  static Map<String, Long> of(Container container, boolean withZeros) {
    long all = size(container.root(), new IdentityHashMap<>());
    long own = Math.max(0, all - container.image().map(StoredImage::size).orElse(0L));
    Map<String, Long> json = new LinkedHashMap<>();
    if (withZeros || own > 0) {
      json.put("SizeRw", own);
    }
    if (withZeros || all > 0) {
      json.put("SizeRootFs", all);
    }
    return json;
  }

  private static long size(Directory directory, IdentityHashMap<Inode, Boolean> seen) {
    long size = 0;
    for (Inode inode : directory.entries().values()) {
      if (inode instanceof Directory inner) {
        size += size(inner, seen);
      } else if (inode instanceof RegularFile file && seen.put(file, true) == null) {
        size += file.content().length;
      }
    }
    return size;
  }
}
