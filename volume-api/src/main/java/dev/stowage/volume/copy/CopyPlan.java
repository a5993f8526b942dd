package dev.stowage.volume.copy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What a copy would do now.
 *
 * @param copy what is to be copied where
 * @param createsTarget whether the volume that is filled is still to be made
 * @param containers the containers that are paused or stopped meanwhile, by name
 */
public record CopyPlan(VolumeCopy copy, boolean createsTarget, List<String> containers) {

  /**
   * Makes a plan.
   *
   * @param copy what is to be copied where
   * @param createsTarget whether the target is still to be made
   * @param containers the containers that are paused or stopped meanwhile
   */
  public CopyPlan {
    requireNonNull(copy, "copy");
    containers = List.copyOf(requireNonNull(containers, "containers"));
  }

  /** Returns the steps, one a line, in their order. */
  @Override
  public String toString() {
    List<String> steps = new ArrayList<>();
    boolean stop = copy.users() == UsersMeanwhile.STOP;
    containers.forEach(name -> steps.add((stop ? "stop" : "pause") + " container '" + name + "'"));
    if (createsTarget) {
      steps.add("create " + copy.target());
    }
    steps.add("copy " + copy.source() + " to " + copy.target());
    if (copy.isVerified()) {
      steps.add("read " + copy.target() + " back");
    }
    containers.forEach(
        name -> steps.add((stop ? "start" : "unpause") + " container '" + name + "'"));
    return String.join("\n", steps);
  }
}
