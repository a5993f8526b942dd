package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which events a client wants; keys that the engine does not know choose nothing. */
final class EventFilter {

  private static final List<String> SUBJECTS =
      List.of(
          "daemon",
          "container",
          "plugin",
          "volume",
          "network",
          "node",
          "service",
          "secret",
          "config");
  private static final Set<String> WITH_DETAILS =
      Set.of("health_status", "exec_create", "exec_start");

  private final Filters filters;
  private final boolean knowsImageCreate;

  EventFilter(Filters filters, boolean knowsImageCreate) {
    this.filters = filters;
    this.knowsImageCreate = knowsImageCreate;
  }

  boolean matches(EngineEvent event) {
    String name = event.actor().attributes().getOrDefault("name", "");
    return (knowsImageCreate || !(event.kind().equals("image") && event.action().equals("create")))
        && matchesAction(event.action())
        && isOneOf("type", event.kind())
        && isOneOf("scope", "local")
        && SUBJECTS.stream()
            .allMatch(key -> startsWithOne(key, event.actor().id()) || startsWithOne(key, name))
        && matchesImage(event)
        && matchesLabels(event.actor().attributes());
  }

  /** Some actions go on after a colon, and are found without what follows. */
  private boolean matchesAction(String action) {
    return filters.values("event").stream().anyMatch(WITH_DETAILS::contains)
        ? startsWithOne("event", action)
        : isOneOf("event", action);
  }

  private boolean isOneOf(String key, String value) {
    return filters.values(key).isEmpty() || filters.values(key).contains(value);
  }

  private boolean startsWithOne(String key, String value) {
    return filters.values(key).isEmpty()
        || filters.values(key).stream().anyMatch(value::startsWith);
  }

  /** Finds images by name and id, and containers by the name of their image. */
  private boolean matchesImage(EngineEvent event) {
    String id = event.actor().id();
    String attribute = event.kind().equals("image") ? "name" : "image";
    String name = event.actor().attributes().getOrDefault(attribute, "");
    return isOneOf("image", id)
        || isOneOf("image", name)
        || isOneOf("image", withoutTag(id))
        || isOneOf("image", withoutTag(name));
  }

  private static String withoutTag(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    name = colon < 0 ? name : name.substring(0, colon);
    for (String usual : List.of("docker.io/", "library/")) {
      name = name.startsWith(usual) ? name.substring(usual.length()) : name;
    }
    return name;
  }

  private boolean matchesLabels(Map<String, String> attributes) {
    return filters.matchesAllLabels("label", attributes);
  }
}
