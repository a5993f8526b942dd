package dev.stowage.testkit.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.managed.PluginConfig;
import dev.stowage.testkit.managed.Privilege;
import dev.stowage.testkit.managed.StoredPlugin;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Managed plugins as the engine shows them, and what is said to it of them. */
final class PluginJson {

  private final World world;
  private final FieldWriter writer;

  PluginJson(World world) {
    this.world = world;
    this.writer = new FieldWriter(world.profile().api().newest().minor());
  }

  Map<String, @Nullable Object> of(StoredPlugin plugin) {
    Settings config = plugin.config().settings();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Config", writer.write(config, PluginFields.CONFIG));
    json.put("Enabled", plugin.isEnabled());
    json.put("Id", plugin.id());
    json.put("Name", plugin.name());
    json.put("PluginReference", plugin.reference());
    json.put("Settings", settings(plugin, config));
    return json;
  }

  private Map<String, Object> settings(StoredPlugin plugin, Settings config) {
    List<String> variables = new ArrayList<>();
    plugin.environment().forEach((key, value) -> variables.add(key + "=" + value));
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("Args", config.in("Args").list("Value"));
    settings.put("Devices", written(config.in("Linux").all("Devices"), PluginFields.DEVICE));
    settings.put("Env", variables);
    settings.put("Mounts", written(config.all("Mounts"), PluginFields.MOUNT));
    return settings;
  }

  private List<Map<String, @Nullable Object>> written(List<Settings> parts, List<Field> fields) {
    return parts.stream().map(it -> writer.write(it, fields)).toList();
  }

  static Map<String, Object> of(Privilege privilege) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Name", privilege.name());
    json.put("Description", privilege.description());
    json.put("Value", privilege.values());
    return json;
  }

  /** Reads a {@code config.json}. */
  PluginConfig config(byte[] text) {
    String complaint = JsonSyntax.complaint(text);
    if (complaint != null) {
      throw unreadable(complaint);
    }
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage());
    }
    FieldReader reader =
        new FieldReader(
            world,
            (kind, place) ->
                unreadable(
                    "json: cannot unmarshal "
                        + kind
                        + " into Go struct field PluginConfig"
                        + place));
    return new PluginConfig(new Settings(reader.read(node, PluginFields.CONFIG, "")));
  }

  private static EngineFailure unreadable(String why) {
    return EngineFailure.system("failed to parse config: " + why);
  }
}
