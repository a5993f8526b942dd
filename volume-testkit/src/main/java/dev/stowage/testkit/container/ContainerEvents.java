package dev.stowage.testkit.container;

import dev.stowage.testkit.world.World;
import java.util.Map;
import java.util.TreeMap;

/** Tells the world what happens to containers, with their labels, image and name. */
public final class ContainerEvents {

  private ContainerEvents() {}

  /** Adds an event of a container. */
  public static void tell(
      World world, Container container, String action, Map<String, String> more) {
    Map<String, String> told = new TreeMap<>(more);
    told.putAll(container.config().texts("Labels"));
    String image = container.config().text("Image");
    if (!image.isEmpty()) {
      told.put("image", image);
    }
    told.put("name", container.name());
    world.events().add("container", action, container.id(), told);
  }
}
