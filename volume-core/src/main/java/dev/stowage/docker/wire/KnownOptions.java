package dev.stowage.docker.wire;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the options of volumes, so that secrets in answers are not printed: by the
 * profiles of drivers, and by the definitions that this connection was given. Thread-safe.
 */
final class KnownOptions {

  private final DriverProfiles profiles;
  private final Map<VolumeName, Set<String>> secretKeys = new ConcurrentHashMap<>();

  KnownOptions(DriverProfiles profiles) {
    this.profiles = profiles;
  }

  /** An engine does not keep which options were said to be secret. */
  void keepSecret(VolumeName volume, Set<String> keys) {
    if (!keys.isEmpty()) {
      secretKeys.merge(volume, keys, KnownOptions::both);
    }
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  /** Lets a name go that another volume may have next. */
  void forget(VolumeName volume) {
    secretKeys.remove(volume);
  }

  /** Makes a driver, as an engine reports it, print no secret. */
  VolumeDriver judged(VolumeName volume, VolumeDriver driver) {
    return driver.knownBy(profiles).withSecretKeys(secretKeys.getOrDefault(volume, Set.of()));
  }
}
