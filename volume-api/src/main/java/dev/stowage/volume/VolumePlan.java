package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.DriverTrait;
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

  /**
   * Returns what is known of the driver and worth minding, such as that removing the volume leaves
   * its data.
   *
   * @return half sentences about the volume; none for a plain local one, and for a driver that
   *     nobody knows
   */
  public List<String> remarks() {
    return definition.driver().traits().stream().map(DriverTrait::toString).toList();
  }

  /**
   * Returns one line such as {@code create volume 'orders' (driver local)}, followed by the remarks
   * about a volume that is to be made.
   */
  @Override
  public String toString() {
    return switch (step) {
      case CREATE -> told("create ");
      case CREATE_AND_FILL -> told("create and fill ");
      case REPLACE_UNFINISHED -> told("replace, because it is only half filled, ");
      case KEEP -> "keep " + definition;
      case REFUSE -> "refuse " + definition + ": " + differences;
    };
  }

  private String told(String step) {
    return step
        + definition
        + (remarks().isEmpty() ? "" : ", which " + String.join(", ", remarks()));
  }
}
