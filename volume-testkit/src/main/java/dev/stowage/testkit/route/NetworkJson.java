package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine shows of a container's network, of which there is only the name here. */
final class NetworkJson {

  private NetworkJson() {}

  static Map<String, @Nullable Object> inspected(Container container) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Bridge", "");
    json.put("SandboxID", "");
    json.put("SandboxKey", "");
    json.put("Ports", Map.of());
    json.put("HairpinMode", false);
    json.put("LinkLocalIPv6Address", "");
    json.put("LinkLocalIPv6PrefixLen", 0);
    json.put("SecondaryIPAddresses", null);
    json.put("SecondaryIPv6Addresses", null);
    putAddresses(json);
    json.put("Networks", networks(container));
    return json;
  }

  static Map<String, Object> networks(Container container) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("IPAMConfig", null);
    json.put("Links", null);
    json.put("Aliases", null);
    json.put("DriverOpts", null);
    json.put("NetworkID", "");
    putAddresses(json);
    return Map.of(container.host().text("NetworkMode"), json);
  }

  private static void putAddresses(Map<String, @Nullable Object> json) {
    json.put("EndpointID", "");
    json.put("Gateway", "");
    json.put("GlobalIPv6Address", "");
    json.put("GlobalIPv6PrefixLen", 0);
    json.put("IPAddress", "");
    json.put("IPPrefixLen", 0);
    json.put("IPv6Gateway", "");
    json.put("MacAddress", "");
  }
}
