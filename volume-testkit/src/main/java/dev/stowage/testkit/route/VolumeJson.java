package dev.stowage.testkit.route;

import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeDescription;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A volume as the engine shows it. */
final class VolumeJson {

  private final boolean emptyForNone;

  VolumeJson(boolean emptyForNone) {
    this.emptyForNone = emptyForNone;
  }

  /** Shows a volume as a listing does, and the answer of create. */
  Map<String, @Nullable Object> of(StoredVolume volume, VolumeDescription description) {
    Map<String, @Nullable Object> json = new TreeMap<>();
    json.put("CreatedAt", created(volume));
    json.put("Driver", volume.driver());
    json.put("Labels", shown(volume.labels()));
    json.put("Mountpoint", description.mountpoint());
    json.put("Name", volume.name());
    json.put("Options", shown(volume.options()));
    json.put("Scope", volume.scope());
    return json;
  }

  /** Shows a volume as inspecting it does. */
  Map<String, @Nullable Object> inspected(StoredVolume volume, VolumeDescription description) {
    Map<String, @Nullable Object> json = of(volume, description);
    if (!description.status().isEmpty()) {
      json.put("Status", description.status());
    }
    return json;
  }

  private @Nullable Map<String, String> shown(@Nullable Map<String, String> texts) {
    return texts == null && emptyForNone ? Map.of() : texts;
  }

  /** A plugin that tells no time has made its volumes in the year one. */
  private static String created(StoredVolume volume) {
    return volume.isLocal()
        ? volume.created().truncatedTo(ChronoUnit.SECONDS).toString()
        : "0001-01-01T00:00:00Z";
  }
}
