package dev.stowage.docker.plan;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeState;
import java.util.List;
import java.util.Optional;

/** Decides what to do about a definition. */
public final class VolumePlanner {

  private VolumePlanner() {}

  /** Plans how to make the definition true, given what the engine has under its name. */
  public static VolumePlan plan(VolumeDefinition definition, Optional<VolumeState> existing) {
    if (existing.isEmpty()) {
      return new VolumePlan(definition, Step.CREATE, List.of());
    }
    List<Difference> differences = differences(definition, existing.get());
    return new VolumePlan(definition, differences.isEmpty() ? Step.KEEP : Step.REFUSE, differences);
  }

  /** Lists in what a volume is not the one that was asked for. */
  public static List<Difference> differences(VolumeDefinition definition, VolumeState volume) {
    return Drift.between(definition, volume);
  }

  /** Tells whether a driver that an engine reports is the one that was asked for. */
  public static boolean sameDriver(String wanted, String actual) {
    return Drift.sameName(wanted, actual);
  }
}
