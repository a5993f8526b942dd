package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads managed plugins out of JSON. */
final class PluginJson {

  private PluginJson() {}

  /** Reads a plugin; empty if it has no name that could be sent back. */
  static Optional<PluginState> read(JsonNode plugin) {
    PluginName name;
    try {
      name = PluginName.of(plugin.path("Name").asText(""));
    } catch (InvalidDefinitionException e) {
      return Optional.empty();
    }
    JsonNode config = plugin.path("Config");
    return Optional.of(
        PluginState.builder(name, plugin.path("Id").asText(""))
            .enabled(plugin.path("Enabled").asBoolean())
            .description(config.path("Description").asText(""))
            .capabilities(capabilities(config.path("Interface").path("Types")))
            .settings(settings(plugin.path("Settings").path("Env")))
            .build());
  }

  /** An engine says {@code docker.volumedriver/1.0}; its documents say an object of the parts. */
  private static List<String> capabilities(JsonNode types) {
    List<String> capabilities = new ArrayList<>();
    for (JsonNode type : types) {
      capabilities.add(
          type.isTextual()
              ? type.textValue()
              : type.path("Prefix").asText("")
                  + "."
                  + type.path("Capability").asText("")
                  + "/"
                  + type.path("Version").asText(""));
    }
    return capabilities;
  }

  private static Map<String, String> settings(JsonNode env) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (JsonNode entry : env) {
      String[] parts = entry.asText().split("=", 2);
      settings.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return settings;
  }

  static List<PluginPrivilege> privileges(JsonNode list) {
    List<PluginPrivilege> privileges = new ArrayList<>();
    for (JsonNode privilege : list) {
      List<String> values = new ArrayList<>();
      privilege.path("Value").forEach(value -> values.add(value.asText()));
      privileges.add(
          new PluginPrivilege(
              privilege.path("Name").asText(""), privilege.path("Description").asText(""), values));
    }
    return privileges;
  }
}
