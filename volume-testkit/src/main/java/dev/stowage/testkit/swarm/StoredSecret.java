package dev.stowage.testkit.swarm;

import java.util.Map;

/**
 * A secret, of which only Swarm itself knows the content.
 *
 * @param meta its id and version
 * @param name its name
 * @param labels its labels
 */
public record StoredSecret(SwarmMeta meta, String name, Map<String, String> labels) {

  String id() {
    return meta.id();
  }
}
