package dev.stowage.volume.gather;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.mount.ContainerMounts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a gathering would do now.
 *
 * @param volumes one for each directory, in the order in which these were said
 * @param mounts the mounts of the container afterwards: each volume stands where the first of its
 *     binds did, and all else stays
 */
public record GatheringPlan(List<GatheredVolume> volumes, ContainerMounts mounts) {

  /**
   * Makes a plan.
   *
   * @param volumes one for each directory
   * @param mounts the mounts of the container afterwards
   */
  public GatheringPlan {
    volumes = List.copyOf(requireNonNull(volumes, "volumes"));
    requireNonNull(mounts, "mounts");
  }

  /** Returns the steps, one a line, in their order. */
  @Override
  public String toString() {
    return volumes.stream().map(GatheredVolume::toString).collect(Collectors.joining("\n"));
  }
}
