package dev.stowage.testkit.container;

import dev.stowage.testkit.world.EngineFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text of {@code HostConfig.Binds}: {@code SOURCE:TARGET:MODE}, turned into a mount object. */
final class ShortMount {

  private final Settings spec;
  private final String mode;

  private ShortMount(Settings spec, String mode) {
    this.spec = spec;
    this.mode = mode;
  }

  /**
   * Reads a text. The engine does not class what is malformed as the caller's mistake: it answers
   * 500.
   *
   * @param volumeDriver the driver for named volumes; empty if none was asked for
   */
  static ShortMount parse(String text, String volumeDriver, MountCheck check) {
    String[] parts = text.split(":", 4);
    if (parts[0].isEmpty() || parts.length > 3) {
      throw malformed(text, "");
    }
    if (parts.length == 2 && MountMode.parse(parts[1]).isPresent()) {
      throw malformed(text, "");
    }
    String source = parts.length == 1 ? "" : parts[0];
    String words = parts.length < 3 ? "" : parts[2];
    MountMode mode =
        MountMode.parse(words).orElseThrow(() -> EngineFailure.system("invalid mode: " + words));
    Settings spec = spec(source, parts.length == 1 ? parts[0] : parts[1], mode, volumeDriver);
    try {
      check.check(spec, false);
    } catch (EngineFailure failure) {
      throw malformed(text, ": " + failure.text());
    }
    return new ShortMount(spec, words);
  }

  private static Settings spec(String source, String target, MountMode mode, String driver) {
    boolean bind = source.startsWith("/");
    Map<String, @Nullable Object> spec = new LinkedHashMap<>();
    spec.put("Type", bind ? "bind" : "volume");
    spec.put("Source", source);
    spec.put("Target", target);
    spec.put("ReadOnly", mode.isReadOnly());
    Map<String, Object> volume = new LinkedHashMap<>();
    if (!driver.isEmpty() && !bind) {
      volume.put("DriverConfig", Map.of("Name", driver));
    }
    if (mode.isNoCopy()) {
      volume.put("NoCopy", true);
    }
    if (!volume.isEmpty()) {
      spec.put("VolumeOptions", volume);
    }
    mode.propagation().ifPresent(word -> spec.put("BindOptions", Map.of("Propagation", word)));
    return new Settings(spec);
  }

  private static EngineFailure malformed(String text, String why) {
    return EngineFailure.system("invalid volume specification: '" + text + "'" + why);
  }

  Settings spec() {
    return spec;
  }

  String mode() {
    return mode;
  }
}
