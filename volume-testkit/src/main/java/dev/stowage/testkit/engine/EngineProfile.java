package dev.stowage.testkit.engine;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ApiVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which engine is imitated: its version, the API versions it speaks, its quirks, its platform.
 *
 * <p>Immutable.
 */
public final class EngineProfile {

  /** Docker Engine 20.10: API 1.12 to 1.41. */
  public static final EngineProfile DOCKER_20_10 =
      new EngineProfile(
          "20.10",
          "20.10.24",
          range("1.12", "1.41"),
          EnumSet.of(
              Quirk.OLD_WORDING,
              Quirk.REFUSES_EMPTY_BODY,
              Quirk.IGNORES_TRAILING_JSON,
              Quirk.LENIENT_DANGLING,
              Quirk.OLD_VOLUME_EVENTS,
              Quirk.ARCHIVES_ON_THE_HOST,
              Quirk.OLD_STATUSES,
              Quirk.NAMES_UNNAMED_MOUNTS,
              Quirk.COPIES_IN_USERSPACE,
              Quirk.DIES_BEFORE_UNMOUNTING,
              Quirk.SKIPS_FIRST_PRIVILEGE));

  /** Docker Engine 26.1: API 1.24 to 1.45. */
  public static final EngineProfile DOCKER_26_1 =
      new EngineProfile(
          "26.1",
          "26.1.5",
          range("1.24", "1.45"),
          EnumSet.of(
              Quirk.LABELS_ANONYMOUS_VOLUMES,
              Quirk.REFUSES_OLD_CLIENTS_IN_JSON,
              Quirk.UNPACKS_ZSTANDARD,
              Quirk.NAMES_UNNAMED_MOUNTS,
              Quirk.COPIES_IN_USERSPACE,
              Quirk.SLASHED_NAMES_IN_REMOVALS));

  /** Docker Engine 28.5: API 1.24 to 1.51. */
  public static final EngineProfile DOCKER_28_5 =
      new EngineProfile(
          "28.5",
          "28.5.2",
          range("1.24", "1.51"),
          EnumSet.of(
              Quirk.LABELS_ANONYMOUS_VOLUMES,
              Quirk.SECOND_JSON_WORDING,
              Quirk.UNPACKS_ZSTANDARD,
              Quirk.UNPACKS_IN_A_ROOT,
              Quirk.UPLOAD_TARGET_IS_CHECKED,
              Quirk.NAMES_VALID_FILTER_VALUES));

  /** Docker Engine 29, of 29.3 or newer: API 1.40 to 1.55. */
  public static final EngineProfile DOCKER_29 =
      new EngineProfile(
          "29",
          "29.7.2",
          range("1.40", "1.55"),
          EnumSet.of(
              Quirk.LABELS_ANONYMOUS_VOLUMES,
              Quirk.UNPACKS_ZSTANDARD,
              Quirk.UNPACKS_IN_A_ROOT,
              Quirk.UPLOAD_TARGET_IS_CHECKED,
              Quirk.NAMES_VALID_FILTER_VALUES,
              Quirk.READ_ONLY_ANONYMOUS_VOLUMES));

  /**
   * Podman 4.3 through its Docker-compatible service: API 1.41. Volumes only; everything else is
   * refused as not in the fake.
   */
  public static final EngineProfile PODMAN =
      new EngineProfile(
          "podman",
          "4.3.1",
          range("1.24", "1.41"),
          EnumSet.of(
              Quirk.REFUSES_EMPTY_BODY,
              Quirk.IGNORES_TRAILING_JSON,
              Quirk.ONE_LETTER_VOLUMES,
              Quirk.KEEPS_VOLUME_OF_OTHER_DRIVER,
              Quirk.PARTIAL_LOCAL_OPTIONS,
              Quirk.PRUNES_ALL_UNUSED,
              Quirk.EMPTY_FOR_NONE,
              Quirk.ANY_API_VERSION));

  private final String name;
  private final String engineVersion;
  private final ApiRange api;
  private final Set<Quirk> quirks;

  private EngineProfile(String name, String engineVersion, ApiRange api, Set<Quirk> quirks) {
    this.name = name;
    this.engineVersion = engineVersion;
    this.api = api;
    this.quirks = Set.copyOf(quirks);
  }

  private static ApiRange range(String oldest, String newest) {
    return new ApiRange(
        ApiVersion.parse(oldest).orElseThrow(), ApiVersion.parse(newest).orElseThrow());
  }

  /**
   * Returns all profiles.
   *
   * @return Docker's, oldest first, and Podman's
   */
  public static List<EngineProfile> all() {
    return List.of(DOCKER_20_10, DOCKER_26_1, DOCKER_28_5, DOCKER_29, PODMAN);
  }

  /**
   * Finds a profile by its name.
   *
   * @param name such as {@code 28.5}
   * @return the profile, or empty if there is none of that name
   */
  public static Optional<EngineProfile> named(String name) {
    requireNonNull(name, "name");
    return all().stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /**
   * Returns the name.
   *
   * @return such as {@code 28.5}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the full version of the engine.
   *
   * @return such as {@code 28.5.2}
   */
  public String engineVersion() {
    return engineVersion;
  }

  /**
   * Returns the API versions that the engine speaks.
   *
   * @return oldest and newest
   */
  public ApiRange api() {
    return api;
  }

  /**
   * Returns whose words the engine uses.
   *
   * @return Podman's for {@link #PODMAN} alone
   */
  public Dialect dialect() {
    return name.equals("podman") ? Dialect.PODMAN : Dialect.DOCKER;
  }

  /**
   * Tells whether the engine has a quirk.
   *
   * @param quirk the quirk
   * @return true if it has
   */
  public boolean has(Quirk quirk) {
    return quirks.contains(requireNonNull(quirk, "quirk"));
  }

  /** Returns a line such as {@code Docker 28.5.2 (API 1.24 to 1.51)}. */
  @Override
  public String toString() {
    String product = dialect() == Dialect.PODMAN ? "Podman " : "Docker ";
    return product + engineVersion + " (API " + api.oldest() + " to " + api.newest() + ")";
  }
}
