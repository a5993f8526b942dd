package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a container should have mounted, and where.
 *
 * <p>Start with one of the static methods, say where with {@code at}, add options, and gather the
 * result in {@link ContainerMounts#of}. Each kind offers only the options that it can have.
 * Immutable and thread-safe.
 */
public abstract sealed class MountDefinition
    permits BindMount,
        VolumeMount,
        AnonymousVolumeMount,
        TmpfsMount,
        ImageMount,
        PipeMount,
        ClusterMount {

  private final ContainerPath target;

  MountDefinition(ContainerPath target) {
    this.target = target;
  }

  /**
   * Starts a bind mount of a file or directory of the engine's host.
   *
   * @param hostPath its absolute path on the engine's host; judged when the mount is built
   * @return the mount without its place
   */
  public static UnplacedMount<BindMount.Builder> bind(String hostPath) {
    requireNonNull(hostPath, "hostPath");
    return new UnplacedMount<>(target -> new BindMount.Builder(hostPath, target));
  }

  /**
   * Starts a bind mount of a file or directory of this machine, which must be the engine's host.
   *
   * @param hostPath the path; a relative one is made absolute against the working directory of this
   *     JVM
   * @return the mount without its place
   */
  public static UnplacedMount<BindMount.Builder> bind(Path hostPath) {
    return bind(hostPath.toAbsolutePath().normalize().toString());
  }

  /**
   * Starts a mount of a volume by its name alone.
   *
   * <p>A volume that is not there is made on the spot by the local driver, unless {@link
   * VolumeMount.Builder#driver} says otherwise.
   *
   * @param name the volume's name; judged when the mount is built
   * @return the mount without its place
   */
  public static UnplacedMount<VolumeMount.Builder> volume(String name) {
    requireNonNull(name, "name");
    return new UnplacedMount<>(target -> new VolumeMount.Builder(name, target, false));
  }

  /**
   * Starts a mount of a volume by its name alone; see {@link #volume(String)}.
   *
   * @param name the volume's name, not judged again: one of {@link VolumeName#ofPlugin} is for a
   *     volume that is there already
   * @return the mount without its place
   */
  public static UnplacedMount<VolumeMount.Builder> volume(VolumeName name) {
    String value = name.value();
    return new UnplacedMount<>(target -> new VolumeMount.Builder(value, target, true));
  }

  /**
   * Starts a mount of a defined volume.
   *
   * <p>Driver, options and labels go with the mount, so that a volume made on the spot, or one that
   * its plugin has forgotten, never turns into a fresh local one in silence.
   *
   * @param definition the volume as it should be
   * @return the mount without its place
   */
  public static UnplacedMount<VolumeMount.Builder> volume(VolumeDefinition definition) {
    String name = definition.name().value();
    VolumeSettings settings = definition.settings();
    return new UnplacedMount<>(
        target -> new VolumeMount.Builder(name, target, true).settings(settings));
  }

  /**
   * Starts a mount of a fresh volume that gets its name from the engine.
   *
   * @return the mount without its place
   */
  public static UnplacedMount<AnonymousVolumeMount.Builder> anonymousVolume() {
    return new UnplacedMount<>(AnonymousVolumeMount.Builder::new);
  }

  /**
   * Starts a mount of memory, empty at each start of the container and gone when it stops.
   *
   * @return the mount without its place
   */
  public static UnplacedMount<TmpfsMount.Builder> tmpfs() {
    return new UnplacedMount<>(TmpfsMount.Builder::new);
  }

  /**
   * Starts a read-only mount of the files of an image. Needs API 1.48.
   *
   * @param reference the image's name, tag, digest or id; it must be on the engine already
   * @return the mount without its place
   */
  public static UnplacedMount<ImageMount.Builder> image(String reference) {
    requireNonNull(reference, "reference");
    return new UnplacedMount<>(target -> new ImageMount.Builder(reference, target));
  }

  /**
   * Starts a mount of a named pipe, for Windows containers only.
   *
   * @param pipe the pipe on the host, such as {@code \\.\pipe\docker_engine}
   * @return the mount without its place
   */
  public static UnplacedMount<PipeMount.Builder> pipe(String pipe) {
    requireNonNull(pipe, "pipe");
    return new UnplacedMount<>(target -> new PipeMount.Builder(pipe, target));
  }

  /**
   * Starts a mount of a cluster volume. For Swarm services only; needs API 1.42.
   *
   * @param name the volume's name in the cluster
   * @return the mount without its place
   */
  public static UnplacedMount<ClusterMount.Builder> cluster(String name) {
    requireNonNull(name, "name");
    return new UnplacedMount<>(target -> new ClusterMount.Builder(name, false, target));
  }

  /**
   * Starts a mount of any free cluster volume of a group. For Swarm services only; needs API 1.42.
   *
   * @param group the group's name
   * @return the mount without its place
   */
  public static UnplacedMount<ClusterMount.Builder> clusterGroup(String group) {
    requireNonNull(group, "group");
    return new UnplacedMount<>(target -> new ClusterMount.Builder(group, true, target));
  }

  /**
   * Returns where in the container the mount appears.
   *
   * @return an absolute path below the container's root
   */
  public final ContainerPath target() {
    return target;
  }

  /**
   * Tells whether the container may not write there.
   *
   * @return true if it is read-only
   */
  public abstract boolean readOnly();

  /**
   * Opens a copy of this mount.
   *
   * @return a builder that holds the same options
   */
  public abstract MountBuilder<?, ?> toBuilder();

  /** Everything that makes two mounts equal, apart from the target. */
  abstract List<@Nullable Object> parts();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof MountDefinition that
        && getClass() == that.getClass()
        && target.equals(that.target)
        && parts().equals(that.parts());
  }

  @Override
  public final int hashCode() {
    return 31 * target.hashCode() + parts().hashCode();
  }
}
