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
 * @param remarks what is known of the drivers and worth minding, as whole sentences
 */
public record CopyPlan(
    VolumeCopy copy, boolean createsTarget, List<String> containers, List<String> remarks) {

  /**
   * Makes a plan.
   *
   * @param copy what is to be copied where
   * @param createsTarget whether the target is still to be made
   * @param containers the containers that are paused or stopped meanwhile
   * @param remarks what is known of the drivers
   */
  public CopyPlan {
    requireNonNull(copy, "copy");
    containers = List.copyOf(requireNonNull(containers, "containers"));
    remarks = List.copyOf(requireNonNull(remarks, "remarks"));
  }

  /** Returns the steps, one a line, in their order, and then the remarks. */
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
    steps.addAll(remarks);
    return String.join("\n", steps);
  }
}
