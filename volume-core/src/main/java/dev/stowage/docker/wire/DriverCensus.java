package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out which volume drivers an engine has, without waking its 15 seconds of retries.
 *
 * <p>Plugins reached over a socket stand in {@code /info}, but only after the engine has looked for
 * them, which it does whenever volumes are listed. Managed plugins stand in {@code /plugins} alone.
 */
final class DriverCensus {

  private static final String ATTEMPT = "list the engine's volume drivers";

  private DriverCensus() {}

  static Set<String> take(DockerJavaEngine engine, boolean lookAround) {
    Set<String> drivers = new TreeSet<>();
    if (lookAround) {
      engine.listVolumes(VolumeFilter.all().driver(VolumeDriver.LOCAL));
      for (JsonNode plugin : engine.get("/plugins", ATTEMPT)) {
        if (plugin.path("Enabled").asBoolean() && isVolumeDriver(plugin)) {
          drivers.add(plugin.path("Name").asText());
        }
      }
    }
    engine
        .get("/info", ATTEMPT)
        .path("Plugins")
        .path("Volume")
        .forEach(driver -> drivers.add(driver.asText()));
    return drivers;
  }

  private static boolean isVolumeDriver(JsonNode plugin) {
    for (JsonNode type : plugin.path("Config").path("Interface").path("Types")) {
      String text = type.isTextual() ? type.asText() : type.path("Capability").asText();
      if (text.toLowerCase(Locale.ROOT).contains("volumedriver")) {
        return true;
      }
    }
    return false;
  }
}
