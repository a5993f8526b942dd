package dev.stowage.testkit.recording;

import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Locale;
import java.util.Set;

/**
 * Where a text stands in a call or an answer.
 *
 * @param path the route, then the fields down to it, joined by slashes
 * @param users whether it is the user's own, as a label is, and not the engine's
 * @param secret whether it is a secret, going by the names above it
 * @param driver the volume driver whose option it is; empty if it is none
 */
record Place(String path, boolean users, boolean secret, String driver) {

  private static final Set<String> OWN =
      Set.of(
          "Labels",
          "DriverOpts",
          "Options",
          "Env",
          "Annotations",
          "Cmd",
          "Entrypoint",
          "Args",
          "buildargs");

  /** Fields of the engine whose names sound secret, but that hold names of things. */
  private static final Set<String> ONLY_NAMES =
      Set.of("secrets", "secret", "secretid", "secretname", "credentialspec", "credentials");

  private static final Set<String> ALSO_SECRET = Set.of("auth", "unlockkey", "x-registry-auth");

  static Place of(String route) {
    return new Place(route, false, false, "");
  }

  /** Returns the place of a field. */
  Place in(String field) {
    boolean own = users || OWN.contains(field);
    boolean hidden = secret || (users ? isSecret(field) : isSecretOfEngine(field));
    return new Place(path + "/" + field, own, hidden, driver);
  }

  /** Returns the place of the options of a driver. */
  Place ofDriver(String name) {
    return new Place(path, true, secret, name);
  }

  /** Returns the place of a value in a list of pairs such as {@code A=1}. */
  Place inPair(String key) {
    boolean hidden = secret || isSecret(key);
    return new Place(path + "/" + key, true, hidden, driver);
  }

  String field() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns what knows the secrets in texts at this place. */
  VolumeDriver keeper() {
    return VolumeDriver.named(driver.isEmpty() ? VolumeDriver.LOCAL : driver);
  }

  private static boolean isSecret(String key) {
    return Redaction.optionValue(key, "").equals(Redaction.MASK);
  }

  private boolean isSecretOfEngine(String field) {
    String lower = field.toLowerCase(Locale.ROOT);
    boolean data = lower.equals("data") && path.startsWith("/secrets");
    return data || ALSO_SECRET.contains(lower) || (isSecret(field) && !ONLY_NAMES.contains(lower));
  }
}
