package dev.stowage.testkit.managed;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the {@code config.json} of a plugin.
 *
 * @param settings all of it, by the engine's names
 */
public record PluginConfig(Settings settings) {

  /** The networks that are given without asking. */
  private static final Set<String> COMMON_NETWORKS = Set.of("", "null", "bridge");

  private static final String VOLUME_DRIVER = "volumedriver";

  /** Writes what a plugin in a registry is like; its files are as empty as they can be. */
  static PluginConfig of(ManagedPlugin plugin, World world) {
    List<Map<String, Object>> variables = new ArrayList<>();
    plugin
        .environment()
        .forEach(
            (key, value) -> {
              Map<String, Object> variable = new LinkedHashMap<>(Map.of("Name", key));
              variable.put("Value", value);
              if (plugin.settable().contains(key)) {
                variable.put("Settable", List.of("value"));
              }
              variables.add(variable);
            });
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("Description", plugin.description());
    config.put("Entrypoint", List.of("/plugin"));
    config.put("Env", variables);
    config.put(
        "Interface",
        Map.of("Types", List.of("docker." + VOLUME_DRIVER + "/1.0"), "Socket", "plugin.sock"));
    config.put("Network", Map.of("Type", plugin.network()));
    config.put("Linux", Map.of("Capabilities", plugin.capabilities()));
    config.put("PropagatedMount", "/mnt");
    return new PluginConfig(new Settings(config)).withFiles(world);
  }

  /** Returns the same with a layer of files, which has no name that could be foreseen. */
  PluginConfig withFiles(World world) {
    return new PluginConfig(
        settings.with(
            "rootfs",
            Map.of("type", "layers", "diff_ids", List.of("sha256:" + world.ids().next()))));
  }

  /** Returns the same with the version of the engine that put it together. */
  PluginConfig madeBy(World world) {
    return new PluginConfig(settings.with("DockerVersion", world.profile().engineVersion()));
  }

  /** Returns what the plugin wants to run; nothing can run without. */
  boolean hasProgram() {
    return !settings.list("Entrypoint").isEmpty();
  }

  /** Tells whether it serves as something, such as {@code volumedriver}. */
  public boolean serves(String capability) {
    return settings.in("Interface").list("Types").stream()
        .anyMatch(type -> type.replaceAll("^[^.]*\\.|/.*$", "").equals(capability));
  }

  boolean isVolumeDriver() {
    return serves(VOLUME_DRIVER);
  }

  List<Settings> variables() {
    return settings.all("Env");
  }

  /** Tells whether something other than a variable has a name: a mount, a device, the arguments. */
  boolean hasOther(String name) {
    return settings.in("Args").text("Name").equals(name)
        || settings.all("Mounts").stream().anyMatch(it -> it.text("Name").equals(name))
        || settings.in("Linux").all("Devices").stream()
            .anyMatch(it -> it.text("Name").equals(name));
  }

  /** Returns what is asked for that nobody has without consent. */
  List<Privilege> privileges() {
    List<Privilege> asked = new ArrayList<>();
    String network = settings.in("Network").text("Type");
    if (!COMMON_NETWORKS.contains(network)) {
      asked.add(Privilege.of("network", "permissions to access a network", network));
    }
    if (settings.flag("IpcHost")) {
      asked.add(Privilege.of("host ipc namespace", "allow access to host ipc namespace", "true"));
    }
    if (settings.flag("PidHost")) {
      asked.add(Privilege.of("host pid namespace", "allow access to host pid namespace", "true"));
    }
    settings.all("Mounts").stream()
        .flatMap(mount -> source(mount, "Source").stream())
        .forEach(path -> asked.add(Privilege.of("mount", "host path to mount", path)));
    Settings linux = settings.in("Linux");
    linux.all("Devices").stream()
        .flatMap(device -> source(device, "Path").stream())
        .forEach(path -> asked.add(Privilege.of("device", "host device to access", path)));
    if (linux.flag("AllowAllDevices")) {
      asked.add(Privilege.of("allow-all-devices", "allow 'rwm' access to all devices", "true"));
    }
    List<String> capabilities = linux.list("Capabilities");
    if (!capabilities.isEmpty()) {
      asked.add(
          new Privilege("capabilities", "list of additional capabilities required", capabilities));
    }
    return asked;
  }

  private static Optional<String> source(Settings part, String name) {
    return part.has(name) ? Optional.of(part.text(name)) : Optional.empty();
  }
}
