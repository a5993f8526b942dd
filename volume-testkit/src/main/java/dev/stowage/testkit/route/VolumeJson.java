package dev.stowage.testkit.route;

import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.world.World;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A volume as the engine shows it. */
final class VolumeJson {

  private VolumeJson() {}

  static Map<String, @Nullable Object> of(StoredVolume volume) {
    Map<String, @Nullable Object> json = new TreeMap<>();
    json.put("CreatedAt", volume.created().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("Driver", volume.driver());
    json.put("Labels", volume.labels());
    json.put("Mountpoint", World.DATA_ROOT + "/volumes/" + volume.name() + "/_data");
    json.put("Name", volume.name());
    json.put("Options", volume.options());
    json.put("Scope", "local");
    return json;
  }
}
