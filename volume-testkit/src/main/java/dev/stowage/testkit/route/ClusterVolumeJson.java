package dev.stowage.testkit.route;

import dev.stowage.testkit.swarm.ClusterVolume;
import dev.stowage.testkit.world.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A volume of a Swarm as the engine shows it. */
final class ClusterVolumeJson {

  /** The engine prints this time as Go prints times to people. */
  private static final DateTimeFormatter GO_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final FieldWriter writer;

  ClusterVolumeJson(World world) {
    this.writer = new FieldWriter(world.profile().api().newest().minor());
  }

  Map<String, @Nullable Object> of(ClusterVolume volume) {
    Map<String, @Nullable Object> cluster = SwarmJson.of(volume.meta());
    cluster.put("Spec", writer.write(volume.spec(), SwarmFields.VOLUME));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ClusterVolume", cluster);
    json.put("CreatedAt", goTime(volume));
    json.put("Driver", volume.request().driver());
    json.put("Labels", volume.request().labels());
    json.put("Mountpoint", "");
    json.put("Name", volume.request().name());
    json.put("Options", volume.request().options());
    json.put("Scope", "global");
    return json;
  }

  private static String goTime(ClusterVolume volume) {
    return GO_TIME.format(volume.meta().created()).replaceFirst("\\.?0*$", "") + " +0000 UTC";
  }
}
