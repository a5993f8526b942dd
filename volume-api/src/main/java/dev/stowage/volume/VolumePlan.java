package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What {@link VolumeManager#ensure} would do about a definition, as a value.
 *
 * <p>Immutable and thread-safe. A plan is a picture of one moment: carrying it out looks again.
 *
 * @param definition the volume as it should be
 * @param step what would be done
 * @param differences what stands in the way; empty unless the step is {@link Step#REFUSE}
 */
public record VolumePlan(VolumeDefinition definition, Step step, List<Difference> differences) {

  /**
   * Makes a plan.
   *
   * @param definition the volume as it should be
   * @param step what would be done
   * @param differences what stands in the way
   * @throws IllegalArgumentException if a refusal has no differences, or another step has some
   */
  public VolumePlan {
    requireNonNull(definition, "definition");
    requireNonNull(step, "step");
    differences = List.copyOf(differences);
    if ((step == Step.REFUSE) == differences.isEmpty()) {
      throw new IllegalArgumentException("differences belong to a refusal, and only to it");
    }
  }

  /** What would be done. */
  public enum Step {
    /** The volume is not there and would be created. */
    CREATE,
    /** The volume is not there and would be created, filled with its initial content and proven. */
    CREATE_AND_FILL,
    /**
     * The volume is there, but whoever was to fill it was interrupted. It would be removed, created
     * and filled; if somebody fills it just now, the engine does not let it be removed.
     */
    REPLACE_UNFINISHED,
    /** The volume is there and is what was asked for; nothing would be done. */
    KEEP,
    /** A volume of that name differs; nothing would be done, and the differences be reported. */
    REFUSE
  }

  /** Returns one line such as {@code create volume 'orders' (driver local)}. */
  @Override
  public String toString() {
    return switch (step) {
      case CREATE -> "create " + definition;
      case CREATE_AND_FILL -> "create and fill " + definition;
      case REPLACE_UNFINISHED -> "replace, because it is only half filled, " + definition;
      case KEEP -> "keep " + definition;
      case REFUSE -> "refuse " + definition + ": " + differences;
    };
  }
}
