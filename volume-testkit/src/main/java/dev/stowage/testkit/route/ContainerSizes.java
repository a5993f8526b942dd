package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.files.TreeSize;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much room a container takes, without what is mounted in it. */
final class ContainerSizes {

  private ContainerSizes() {}

  static Map<String, Long> of(Container container, boolean withZeros) {
    long all = TreeSize.ofFiles(container.root());
    long own = container.ownBytes();
    Map<String, Long> json = new LinkedHashMap<>();
    if (withZeros || own > 0) {
      json.put("SizeRw", own);
    }
    if (withZeros || all > 0) {
      json.put("SizeRootFs", all);
    }
    return json;
  }
}
