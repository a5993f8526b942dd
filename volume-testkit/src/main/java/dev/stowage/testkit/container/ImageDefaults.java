package dev.stowage.testkit.container;

import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.StoredImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills what a create request leaves open from what its image says. */
final class ImageDefaults {

  private ImageDefaults() {}

  static Settings fill(Settings asked, @Nullable StoredImage image) {
    Settings config = image == null ? asked : filled(asked, image.config());
    return config.list("Entrypoint").equals(List.of("")) ? config.with("Entrypoint", null) : config;
  }

  private static Settings filled(Settings asked, ImageConfig image) {
    Settings config = text(asked, "User", image.user());
    config = text(config, "WorkingDir", image.workingDirectory());
    config = text(config, "StopSignal", image.stopSignal());
    config = names(config, "ExposedPorts", image.exposedPorts());
    config = names(config, "Volumes", image.volumes());
    if (config.in("Volumes").values().isEmpty()) {
      config = config.without("Volumes");
    }
    config = environment(config, image.environment());
    Map<String, String> labels = new TreeMap<>(image.labels());
    labels.putAll(config.texts("Labels"));
    config = config.with("Labels", labels);
    return command(config, image);
  }

  private static Settings text(Settings config, String name, String value) {
    return config.text(name).isEmpty() && !value.isEmpty() ? config.with(name, value) : config;
  }

  private static Settings names(Settings config, String name, Collection<String> more) {
    if (more.isEmpty()) {
      return config;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(config.in(name).values());
    more.forEach(key -> all.putIfAbsent(key, Map.of()));
    return config.with(name, all);
  }

  private static Settings environment(Settings config, List<String> more) {
    List<String> lines = new ArrayList<>(config.list("Env"));
    List<String> names = lines.stream().map(ImageDefaults::variable).toList();
    more.stream().filter(line -> !names.contains(variable(line))).forEach(lines::add);
    return lines.isEmpty() ? config : config.with("Env", lines);
  }

  private static String variable(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? line : line.substring(0, equals);
  }

  /** Another entrypoint makes the image's command void, the other way round it does not. */
  private static Settings command(Settings asked, ImageConfig image) {
    Settings config = asked;
    if (config.list("Entrypoint").isEmpty()) {
      if (config.list("Cmd").isEmpty() && !image.command().isEmpty()) {
        config = config.with("Cmd", image.command());
      }
      if (!config.has("Entrypoint") && !image.entrypoint().isEmpty()) {
        config = config.with("Entrypoint", image.entrypoint());
      }
    }
    return config;
  }
}
