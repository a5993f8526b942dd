package dev.stowage.docker.run;

import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.plan.VolumePlanner;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.DriverReport;
import java.util.List;
import java.util.Optional;

/**
 * Looks for volumes without waiting for the dead plugins of others, and never takes a plugin's
 * silence or error for the absence of its volume.
 *
 * <p>Asked for a name that it does not know, an engine asks every plugin, waits 15 seconds for each
 * that is dead, keeps the name locked meanwhile, and then says that there is no such volume. A list
 * of certain drivers asks only those.
 */
final class VolumeLook {

  private final Engine engine;
  private final DriverWatch drivers;

  VolumeLook(Engine engine, DriverWatch drivers) {
    this.engine = engine;
    this.drivers = drivers;
  }

  /** Looks for a volume whose driver is known. */
  Optional<VolumeState> of(VolumeDefinition definition) {
    VolumeDriver driver = definition.driver();
    engine.keepSecret(definition.name(), driver);
    if (driver.isLocal()) {
      return local(definition.name());
    }
    String attempt = "look for volume '" + definition.name() + "'";
    Optional<VolumeState> listed = listed(definition.name(), driver, attempt);
    if (listed.isEmpty() || !isOf(driver, listed.get())) {
      return listed;
    }
    // The list has no status; and a plugin that lists a volume may still not know it.
    return Optional.of(asked(definition.name(), driver, attempt));
  }

  /** Asks for a volume that is listed. */
  private VolumeState asked(VolumeName name, VolumeDriver driver, String attempt) {
    try {
      return engine
          .findVolume(name, Patience.DRIVER)
          .orElseThrow(() -> denial(attempt, driver.name()));
    } catch (EngineTimeoutException e) {
      throw DriverWatch.failed(attempt, DriverWatch.silence(driver.name(), e));
    }
  }

  private Optional<VolumeState> listed(VolumeName name, VolumeDriver driver, String attempt) {
    VolumeListing listing;
    try {
      List<String> asked = List.of(VolumeDriver.LOCAL, driver.name());
      listing = engine.lookFor(name, asked, Patience.DRIVER);
    } catch (EngineTimeoutException e) {
      throw DriverWatch.failed(attempt, DriverWatch.silence(driver.name(), e));
    }
    DriverWatch.problem(driver.name(), listing).ifPresent(report -> fail(attempt, report));
    return only(name, listing);
  }

  private static boolean isOf(VolumeDriver driver, VolumeState volume) {
    return VolumePlanner.sameDriver(driver.name(), volume.driver().name());
  }

  private Optional<VolumeState> local(VolumeName name) {
    return only(name, engine.lookFor(name, List.of(VolumeDriver.LOCAL), Patience.USUAL));
  }

  private static Optional<VolumeState> only(VolumeName name, VolumeListing listing) {
    return listing.stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  /** Looks for a volume of whatever driver. */
  Optional<VolumeState> of(VolumeName name) {
    String attempt = "look for volume '" + name + "'";
    try {
      return engine.findVolume(name, Patience.BRIEF).or(() -> lookAgain(name, attempt));
    } catch (EngineTimeoutException e) {
      Deadlines deadlines = engine.deadlines();
      if (!deadlines.hasBrief() || !e.timeout().equals(deadlines.of(Patience.BRIEF))) {
        throw e;
      }
    }
    Optional<VolumeState> local = local(name);
    if (local.isPresent()) {
      return local;
    }
    drivers.requireAllHeard(attempt);
    return engine.findVolume(name, Patience.USUAL).or(() -> lookAgain(name, attempt));
  }

  /**
   * Looks once more for a volume of which the engine says that there is none. It says so too when a
   * plugin answers with an error, but then its list has the volume, or a warning.
   */
  private Optional<VolumeState> lookAgain(VolumeName name, String attempt) {
    VolumeListing listing;
    try {
      listing = engine.lookFor(name, List.of(), Patience.DRIVER);
    } catch (EngineTimeoutException e) {
      drivers.requireAllHeard(attempt);
      throw e;
    }
    Optional<VolumeState> listed = only(name, listing);
    if (listed.isEmpty()) {
      DriverWatch.problems(listing).findFirst().ifPresent(report -> fail(attempt, report));
    }
    return listed.isEmpty() || listed.get().driver().isLocal()
        ? listed
        : Optional.of(asked(name, listed.get().driver(), attempt));
  }

  /** Passes only if a volume, of which the engine says that there is none, is not listed either. */
  void requireAbsent(VolumeName name, String attempt) {
    lookAgain(name, attempt);
  }

  private static void fail(String attempt, DriverReport report) {
    throw DriverWatch.failed(attempt, report);
  }

  private static DriverFailedException denial(String attempt, String driver) {
    return new DriverFailedException(
        attempt,
        driver,
        DriverHealth.FAILING,
        "it lists the volume but answers with an error when asked for it",
        null);
  }
}
