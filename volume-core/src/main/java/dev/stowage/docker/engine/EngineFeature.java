package dev.stowage.docker.engine;

import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.Finding;
import java.util.Optional;

/**
 * What an engine can do from some API version on, and what an older one would do instead.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version-history/">version history</a>
 */
public enum EngineFeature {
  /** A subpath of a volume. */
  VOLUME_SUBPATH(45, "a subpath of a volume", "would mount the whole volume instead"),
  /** A subpath of a volume in a service; engine 26.0, which speaks 1.45, drops it there. */
  SERVICE_SUBPATH(46, "a subpath of a volume in a service", "may mount the whole volume instead"),
  /** Mounts of images. */
  IMAGE_MOUNT(48, "mounting an image", "does not know that kind of mount"),
  /** Creating a missing bind source, said in a mount object; engine 25.0. */
  CREATE_HOST_PATH(44, "creating the host path here", "would drop that wish"),
  /** Forcing read-only on submounts. */
  READ_ONLY_SUBMOUNTS(
      44, "forcing submounts to be read-only", "would leave them writable without a word"),
  /** Telling that submounts of a read-only bind stay writable; older engines always do so. */
  WRITABLE_SUBMOUNTS(44, "choosing writable submounts", "always leaves them writable"),
  /** Options of a tmpfs mount object. */
  TMPFS_OPTIONS(46, "exec on a tmpfs here", "would drop that wish"),
  /** Cluster volumes of a Swarm, and their mounts. */
  CLUSTER_VOLUMES(42, "a cluster volume", "would take it for a volume of its own");

  private final int sinceMinor;
  private final String wish;
  private final String otherwise;

  EngineFeature(int sinceMinor, String wish, String otherwise) {
    this.sinceMinor = sinceMinor;
    this.wish = wish;
    this.otherwise = otherwise;
  }

  private ApiVersion since() {
    return new ApiVersion(1, sinceMinor);
  }

  /** Tells whether an engine, at the version spoken, can do it. */
  public boolean isIn(EngineIdentity engine) {
    return engine.api().isAtLeast(since());
  }

  /** Words the refusal where an engine cannot do it. */
  public Optional<Finding> missingIn(EngineIdentity engine, Object mount) {
    if (isIn(engine)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            mount.toString(),
            wish
                + " needs API "
                + since()
                + "; an engine spoken to in API "
                + engine.api()
                + " "
                + otherwise,
            "leave it out, or use an engine with API " + since() + " or newer"));
  }
}
