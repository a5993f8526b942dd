package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.MountPoint;
import dev.stowage.testkit.container.RunState;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container as the engine shows it. */
final class ContainerJson {

  private static final String NEVER = "0001-01-01T00:00:00Z";

  private final World world;
  private final ImageStore images;
  private final FieldWriter writer;

  ContainerJson(World world, ImageStore images) {
    this.world = world;
    this.images = images;
    this.writer = new FieldWriter(world.profile().api().newest().minor());
  }

  /** Shows a container as inspecting it does. */
  Map<String, @Nullable Object> inspected(Container container, boolean withSize) {
    List<String> command = container.command();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Id", container.id());
    json.put("Created", Timestamp.of(container.created()));
    json.put("Path", command.get(0));
    json.put("Args", command.subList(1, command.size()));
    json.put("State", state(container.state()));
    json.put("Image", container.image().map(StoredImage::id).orElse(""));
    putFiles(json, container);
    json.put("Name", "/" + container.name());
    json.put("RestartCount", 0);
    json.put("Driver", "overlay2");
    json.put("Platform", "linux");
    json.put("MountLabel", "");
    json.put("ProcessLabel", "");
    json.put("AppArmorProfile", "");
    json.put("ExecIDs", null);
    json.put("HostConfig", hostConfig(container));
    json.put("GraphDriver", graphDriver(container));
    if (withSize) {
      json.putAll(ContainerSizes.of(container, true));
    }
    json.put("Mounts", mounts(container, true));
    json.put("Config", writer.write(container.config(), ContainerFields.CONFIG));
    json.put("NetworkSettings", NetworkJson.inspected(container));
    return json;
  }

  private Map<String, @Nullable Object> hostConfig(Container container) {
    Map<String, @Nullable Object> json = writer.write(container.host(), ContainerFields.HOST);
    if (world.has(Quirk.OLD_WORDING)) {
      json.putIfAbsent("KernelMemory", 0);
      json.putIfAbsent("KernelMemoryTCP", 0);
    }
    return json;
  }

  private static Map<String, @Nullable Object> state(RunState state) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Status", state.word());
    json.put("Running", state.isRunning());
    json.put("Paused", state.isPaused());
    json.put("Restarting", false);
    json.put("OOMKilled", false);
    json.put("Dead", false);
    json.put("Pid", state.isRunning() ? 1 : 0);
    json.put("ExitCode", state.exitCode());
    json.put("Error", state.error());
    json.put("StartedAt", time(state.started()));
    json.put("FinishedAt", time(state.finished()));
    return json;
  }

  private static String time(Optional<Instant> instant) {
    return instant.map(Timestamp::of).orElse(NEVER);
  }

  /** Files that the engine writes when a container is started for the first time. */
  private void putFiles(Map<String, @Nullable Object> json, Container container) {
    boolean started = container.state().started().isPresent();
    String home = world.dataRoot() + "/containers/" + container.id() + "/";
    json.put("ResolvConfPath", started ? home + "resolv.conf" : "");
    json.put("HostnamePath", started ? home + "hostname" : "");
    json.put("HostsPath", started ? home + "hosts" : "");
    json.put("LogPath", started ? home + container.id() + "-json.log" : "");
  }

  private static Map<String, Object> graphDriver(Container container) {
    String merged = container.layer();
    String base = merged.substring(0, merged.length() - "merged".length());
    return Map.of(
        "Name",
        "overlay2",
        "Data",
        Map.of(
            "LowerDir", base + "init/diff",
            "MergedDir", merged,
            "UpperDir", base + "diff",
            "WorkDir", base + "work"));
  }

  private static List<Map<String, Object>> mounts(Container container, boolean inspected) {
    List<Map<String, Object>> json = new ArrayList<>();
    for (MountPoint mount : container.mounts()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("Type", mount.type());
      if (!mount.name().isEmpty()) {
        shown.put("Name", mount.name());
      }
      shown.put("Source", inspected ? mount.path() : mount.source());
      shown.put("Destination", mount.destination());
      if (!mount.driver().isEmpty()) {
        shown.put("Driver", mount.driver());
      }
      shown.put("Mode", mount.mode());
      shown.put("RW", mount.isWritable());
      shown.put("Propagation", mount.propagation());
      json.add(shown);
    }
    return json;
  }

  /** Shows a container as a listing does. */
  Map<String, @Nullable Object> listed(Container container, boolean withSize) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Id", container.id());
    json.put("Names", List.of("/" + container.name()));
    json.put("Image", imageName(container));
    json.put("ImageID", container.image().map(StoredImage::id).orElse(""));
    json.put("Command", commandLine(container.command()));
    json.put("Created", container.created().getEpochSecond());
    json.put("Ports", List.of());
    if (withSize) {
      json.putAll(ContainerSizes.of(container, false));
    }
    json.put("Labels", container.config().texts("Labels"));
    json.put("State", container.state().word());
    json.put("Status", container.state().line());
    json.put("HostConfig", Map.of("NetworkMode", container.host().text("NetworkMode")));
    json.put("NetworkSettings", Map.of("Networks", NetworkJson.networks(container)));
    json.put("Mounts", mounts(container, false));
    return json;
  }

  /** An image that lost its name since then is shown by its id. */
  private String imageName(Container container) {
    String asked = container.config().text("Image");
    return container
        .image()
        .filter(image -> !images.find(asked).equals(Optional.of(image)))
        .map(StoredImage::id)
        .orElse(asked);
  }

  private static String commandLine(List<String> command) {
    List<String> words = new ArrayList<>(command);
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).contains(" ")) {
        words.set(i, "'" + words.get(i) + "'");
      }
    }
    return String.join(" ", words);
  }
}
