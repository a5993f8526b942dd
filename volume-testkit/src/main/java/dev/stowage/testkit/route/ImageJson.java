package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.World;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An image as the engine shows it, which depends much on the API version. */
final class ImageJson {

  private static final List<String> NO_TAG = List.of("<none>:<none>");
  private static final List<String> NO_DIGEST = List.of("<none>@<none>");

  private ImageJson() {}

  /** Returns an image of a listing, with those of its names that were asked for. */
  static Map<String, @Nullable Object> listed(
      Request request, StoredImage image, Collection<String> tags, int containers) {
    boolean newer = request.isAtLeast("1.43");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Containers", request.isAtLeast("1.51") ? containers : -1);
    json.put("Created", image.created().getEpochSecond());
    json.put("Id", image.id());
    json.put("Labels", orNull(image.config().labels()));
    json.put("ParentId", "");
    json.put("RepoDigests", newer ? List.of() : tags.isEmpty() ? NO_DIGEST : null);
    json.put("RepoTags", !newer && tags.isEmpty() ? NO_TAG : tags);
    json.put("SharedSize", -1);
    json.put("Size", image.size());
    if (!request.isAtLeast("1.44")) {
      json.put("VirtualSize", image.size());
    }
    return json;
  }

  /** Shows an image as part of the disk usage, where everything is counted. */
  static Map<String, @Nullable Object> measured(Request request, StoredImage image) {
    Map<String, @Nullable Object> json =
        new LinkedHashMap<>(listed(request, image, image.tags(), image.users().size()));
    json.put("Containers", image.users().size());
    json.put("RepoDigests", null);
    json.put("SharedSize", 0);
    return json;
  }

  static Map<String, @Nullable Object> inspected(Request request, StoredImage image, World world) {
    EngineProfile profile = world.profile();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Id", image.id());
    json.put("RepoTags", image.tags());
    json.put("RepoDigests", List.of());
    json.put("Parent", "");
    json.put("Comment", image.comment());
    json.put("Created", Timestamp.of(image.created()));
    if (profile.api().newest().minor() < 42) {
      json.put("Container", "");
    }
    if (!request.isAtLeast("1.45")) {
      json.put("ContainerConfig", config(ImageConfig.empty(), true));
    }
    json.put("DockerVersion", profile.engineVersion());
    json.put("Author", "");
    json.put("Config", config(image.config(), !request.isAtLeast("1.50")));
    json.put("Architecture", "amd64");
    json.put("Os", "linux");
    json.put("Size", image.size());
    if (!request.isAtLeast("1.44")) {
      json.put("VirtualSize", image.size());
    }
    json.put("GraphDriver", Map.of("Name", "overlay2", "Data", places(image, world)));
    json.put("RootFS", Map.of("Type", "layers", "Layers", List.of(image.layer())));
    json.put("Metadata", Map.of("LastTagTime", Timestamp.of(image.tagged())));
    return json;
  }

  private static Map<String, String> places(StoredImage image, World world) {
    String merged = world.layer(image.layer().substring("sha256:".length()));
    return Map.of(
        "MergedDir", merged,
        "UpperDir", merged.replaceAll("merged$", "diff"),
        "WorkDir", merged.replaceAll("merged$", "work"));
  }

  static Map<String, @Nullable Object> config(ImageConfig config, boolean likeContainer) {
    Map<String, @Nullable Object> json = new TreeMap<>();
    if (likeContainer) {
      List.of("Hostname", "Domainname", "Image").forEach(name -> json.put(name, ""));
      List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce")
          .forEach(name -> json.put(name, false));
    }
    json.put("User", config.user());
    json.put("Env", orNull(config.environment()));
    json.put("Cmd", orNull(config.command()));
    json.put("Entrypoint", orNull(config.entrypoint()));
    json.put("Volumes", orNull(set(config.volumes())));
    json.put("WorkingDir", config.workingDirectory());
    json.put("OnBuild", orNull(config.onBuild()));
    json.put("Labels", orNull(config.labels()));
    if (!config.exposedPorts().isEmpty()) {
      json.put("ExposedPorts", set(config.exposedPorts()));
    }
    if (!config.stopSignal().isEmpty()) {
      json.put("StopSignal", config.stopSignal());
    }
    return json;
  }

  /** Returns a set as the engine writes it: an object whose values are empty objects. */
  private static Map<String, Object> set(Collection<String> names) {
    Map<String, Object> set = new TreeMap<>();
    names.forEach(name -> set.put(name, Map.of()));
    return set;
  }

  private static @Nullable Object orNull(Map<String, ?> map) {
    return map.isEmpty() ? null : map;
  }

  private static @Nullable Object orNull(List<String> list) {
    return list.isEmpty() ? null : list;
  }
}
