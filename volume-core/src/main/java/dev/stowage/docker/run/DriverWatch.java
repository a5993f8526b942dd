package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Engine.KnownDrivers;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.plan.VolumePlanner;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.DriverReport;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows at once what the engine itself would find out after 15 seconds and more of retries. */
final class DriverWatch {

  /**
   * What the engine says when it could not speak with a plugin, in place of the plugin's words:
   * behind the address it asked. A plugin itself may have such words for what is behind it.
   */
  private static final Pattern UNHEARD =
      Pattern.compile(
          "\": .*(?:dial |\\bEOF\\b|connection re(?:fused|set)|broken pipe)"
              + "|deadline exceeded|not found");

  private static final Pattern LISTING = Pattern.compile("(?s)^list (\\S+): .*");

  private final Engine engine;

  DriverWatch(Engine engine) {
    this.engine = engine;
  }

  /** Passes only with a driver that the engine would call. */
  void requirePresent(VolumeDriver driver, String attempt) {
    if (driver.isLocal() || engine.volumeDrivers(false).has(driver.name())) {
      return;
    }
    KnownDrivers known = engine.volumeDrivers(true);
    if (known.has(driver.name())) {
      return;
    }
    if (known.hasDisabled(driver.name())) {
      throw new DriverFailedException(
          attempt, driver.name(), DriverHealth.DISABLED, "that plugin is not enabled", null);
    }
    throw new DriverNotFoundException(attempt, driver.name(), null);
  }

  DriverReport report(String driver) {
    if (driver.equals(VolumeDriver.LOCAL)) {
      return new DriverReport(driver, DriverHealth.ANSWERING, "");
    }
    return report(driver, engine.volumeDrivers(true));
  }

  List<DriverReport> reports() {
    KnownDrivers known = engine.volumeDrivers(true);
    return Stream.concat(known.ready().stream(), known.disabled().stream())
        .distinct()
        .sorted()
        .map(driver -> report(driver, known))
        .toList();
  }

  private DriverReport report(String driver, KnownDrivers known) {
    if (known.has(driver)) {
      return probe(driver);
    }
    return known.hasDisabled(driver)
        ? new DriverReport(driver, DriverHealth.DISABLED, "that plugin is not enabled")
        : new DriverReport(driver, DriverHealth.ABSENT, "");
  }

  /** Has one driver list its volumes, for as long as a living one may take. */
  private DriverReport probe(String driver) {
    try {
      VolumeFilter filter = VolumeFilter.all().driver(driver);
      return problem(driver, engine.listVolumes(filter, Patience.DRIVER))
          .orElse(new DriverReport(driver, DriverHealth.ANSWERING, ""));
    } catch (EngineTimeoutException e) {
      return silence(driver, e);
    }
  }

  static DriverReport silence(String driver, EngineTimeoutException timeout) {
    return new DriverReport(
        driver,
        DriverHealth.SILENT,
        "it did not list its volumes within " + timeout.timeout().toMillis() + " ms");
  }

  /** Reads what a list says about a driver that should be in it. */
  static Optional<DriverReport> problem(String driver, VolumeListing listing) {
    return problems(listing)
        .filter(report -> VolumePlanner.sameDriver(driver, report.driver()))
        .findFirst();
  }

  /** Reads what a list says about any driver. */
  static Stream<DriverReport> problems(VolumeListing listing) {
    return listing.warnings().stream()
        .flatMap(warning -> LISTING.matcher(warning).results())
        .map(
            found ->
                new DriverReport(
                    found.group(1),
                    UNHEARD.matcher(found.group()).find()
                        ? DriverHealth.SILENT
                        : DriverHealth.FAILING,
                    found.group()));
  }

  /** Passes only if no volume driver is silent: then nothing is known of what it keeps. */
  void requireAllHeard(String attempt) {
    for (String driver : new TreeSet<>(engine.volumeDrivers(false).ready())) {
      if (!driver.equals(VolumeDriver.LOCAL)) {
        DriverReport report = probe(driver);
        if (!report.isUsable()) {
          throw failed(attempt, report);
        }
      }
    }
  }

  static DriverFailedException failed(String attempt, DriverReport report) {
    return new DriverFailedException(
        attempt, report.driver(), report.health(), report.words(), null);
  }
}
