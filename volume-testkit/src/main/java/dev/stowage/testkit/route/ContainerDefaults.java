package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the engine puts where a create request says nothing, and an inspection then shows. */
final class ContainerDefaults {

  private static final long SHARED_MEMORY = 64L << 20;

  private static final List<String> READ_ONLY_PATHS =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  private final World world;
  private final Request request;

  ContainerDefaults(World world, Request request) {
    this.world = world;
    this.request = request;
  }

  Settings ofConfig(Settings asked) {
    return asked;
  }

  Settings ofHost(Settings asked) {
    boolean old = world.has(Quirk.OLD_WORDING);
    Settings host = asked;
    if (host.in("LogConfig").text("Type").isEmpty()) {
      host = host.with("LogConfig", Map.of("Type", "json-file", "Config", Map.of()));
    }
    String network = host.text("NetworkMode");
    if (network.isEmpty() || network.equals("default")) {
      host = host.with("NetworkMode", old ? "default" : "bridge");
    }
    if (!old && host.in("RestartPolicy").text("Name").isEmpty()) {
      host = host.with("RestartPolicy", Map.of("Name", "no"));
    }
    if (host.number("ShmSize") == 0) {
      host = host.with("ShmSize", SHARED_MEMORY);
    }
    if (host.number("Memory") > 0 && host.number("MemorySwap") == 0) {
      host = host.with("MemorySwap", 2 * host.number("Memory"));
    }
    return isolation(limits(host));
  }

  /** Numbers that stand for no limit are shown as none. */
  private static Settings limits(Settings asked) {
    Settings host = asked;
    if (host.number("MemorySwappiness") == -1) {
      host = host.without("MemorySwappiness");
    }
    if (host.number("PidsLimit") <= 0) {
      host = host.without("PidsLimit");
    }
    return host;
  }

  private Settings isolation(Settings asked) {
    Settings host = asked;
    if (host.text("IpcMode").isEmpty()) {
      host = host.with("IpcMode", request.isAtLeast("1.40") ? "private" : "shareable");
    }
    if (host.text("CgroupnsMode").isEmpty()) {
      host = host.with("CgroupnsMode", "private");
    }
    if (host.text("Runtime").isEmpty()) {
      host = host.with("Runtime", "runc");
    }
    if (!host.has("MaskedPaths") && !host.flag("Privileged")) {
      host = host.with("MaskedPaths", maskedPaths());
    }
    if (!host.has("ReadonlyPaths") && !host.flag("Privileged")) {
      host = host.with("ReadonlyPaths", READ_ONLY_PATHS);
    }
    return host;
  }

  private List<String> maskedPaths() {
    int minor = world.profile().api().newest().minor();
    List<String> paths = new ArrayList<>(List.of("/proc/asound", "/proc/acpi"));
    if (minor >= 48) {
      paths.add("/proc/interrupts");
    }
    paths.addAll(
        List.of(
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware"));
    if (minor >= 43) {
      paths.add("/sys/devices/virtual/powercap");
    }
    return paths;
  }
}
