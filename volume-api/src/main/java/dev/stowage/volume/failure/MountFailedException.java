package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engine could not mount a volume.
 *
 * <p>Most drivers accept any options when a volume is made; only the first mount shows whether the
 * server is there, the password is right and the kernel knows the file system.
 */
public final class MountFailedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<VolumeName> volumes;

  private final MountProblem problem;

  /**
   * Makes a failure about a mount.
   *
   * @param attempt what was tried, such as {@code start container 'shop'}
   * @param volumes which volume, or, where the engine does not name it, which it can be; sorted
   *     afterwards
   * @param problem why, as far as it is known
   * @param words what the engine or the driver said
   * @param cause what was thrown underneath, or null
   */
  public MountFailedException(
      String attempt,
      Collection<VolumeName> volumes,
      MountProblem problem,
      String words,
      @Nullable Throwable cause) {
    super(
        attempt,
        inWords(volumes) + " cannot be mounted: " + requireNonNull(words, "words"),
        problem.remedy(),
        cause);
    this.volumes = volumes.stream().distinct().sorted().toList();
    this.problem = problem;
  }

  /**
   * Returns the volume that cannot be mounted.
   *
   * @return an unmodifiable sorted list of one name; of several, if the engine did not say which of
   *     a container's volumes it is; or empty, if not even that is known
   */
  public List<VolumeName> volumes() {
    return volumes;
  }

  /**
   * Returns why, as far as the engine's words tell.
   *
   * @return the problem
   */
  public MountProblem problem() {
    return problem;
  }

  private static String inWords(Collection<VolumeName> volumes) {
    if (volumes.isEmpty()) {
      return "a volume";
    }
    return volumes.stream()
        .distinct()
        .sorted()
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(" or ", "volume ", ""));
  }
}
