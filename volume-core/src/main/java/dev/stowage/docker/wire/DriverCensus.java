package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.docker.engine.Engine.KnownDrivers;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.plugin.PluginState;
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

  static KnownDrivers take(DockerJavaEngine engine, Exchange exchange, boolean lookAround) {
    Set<String> ready = new TreeSet<>();
    Set<String> disabled = new TreeSet<>();
    if (lookAround) {
      engine.listVolumes(VolumeFilter.all().driver(VolumeDriver.LOCAL), Patience.USUAL);
      for (JsonNode plugin : exchange.get("/plugins", ATTEMPT)) {
        PluginJson.read(plugin)
            .filter(PluginState::isVolumeDriver)
            .ifPresent(it -> (it.enabled() ? ready : disabled).add(it.name().value()));
      }
    }
    exchange
        .get("/info", ATTEMPT)
        .path("Plugins")
        .path("Volume")
        .forEach(driver -> ready.add(driver.asText()));
    return new KnownDrivers(ready, disabled);
  }
}
