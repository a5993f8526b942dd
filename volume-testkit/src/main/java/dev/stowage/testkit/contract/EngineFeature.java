package dev.stowage.testkit.contract;

import dev.stowage.volume.ApiVersion;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that not every engine does. What an engine does instead is specified, too: a test that
 * is {@link OnlyWithout} the feature says so.
 */
public enum EngineFeature {
  /** It has containers; an image can be imported for them. */
  CONTAINERS(0),
  /** Files go in and out of containers as archives, whether they run or not. */
  ARCHIVES(0),
  /** An archive unpacked at the directory above a volume reaches the volume; not Podman. */
  PARENT_REACHES_VOLUME(0),
  /** What the image has at an empty volume's target is copied there on create; not Podman. */
  FILLS_VOLUMES_ON_CREATE(0),
  /** A volume that was given no name has the label {@code com.docker.volume.anonymous}. */
  LABELS_ANONYMOUS_VOLUMES(42),
  /** Prune takes only volumes without a name, unless told {@code all}. */
  PRUNE_SPARES_NAMED(42),
  /** A filter {@code dangling} with both values, or none, is refused. */
  STRICT_DANGLING(42),
  /** A directory of a volume can be mounted; elsewhere the whole volume is, without a word. */
  SUBPATH(45),
  /** It installs and manages plugins; not Podman. */
  MANAGED_PLUGINS(0),
  /** It can be the manager of a Swarm; not Podman. */
  SWARM(0),
  /** A Swarm has volumes of its own; elsewhere volumes are made as if nothing had been said. */
  CLUSTER_VOLUMES(42),
  /** API versions out of range are refused. */
  REFUSES_OTHER_VERSIONS(0),
  /** Volume names have two letters or more, and options of the local driver go together. */
  DOCKERS_VOLUME_RULES(0);

  private final int since;

  EngineFeature(int since) {
    this.since = since;
  }

  /**
   * Returns what Docker's own engines do.
   *
   * @param newest the newest API version that the engine speaks
   * @return an unmodifiable set
   */
  public static Set<EngineFeature> ofDocker(ApiVersion newest) {
    EnumSet<EngineFeature> features = EnumSet.noneOf(EngineFeature.class);
    Arrays.stream(values())
        .filter(feature -> newest.isAtLeast(new ApiVersion(1, feature.since)))
        .forEach(features::add);
    return Collections.unmodifiableSet(features);
  }
}
