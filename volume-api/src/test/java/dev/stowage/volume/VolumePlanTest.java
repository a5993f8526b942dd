package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.driver.plugin.Rclone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VolumePlanTest {

  private static final VolumeDefinition DEFINITION = VolumeDefinition.named("orders").build();
  private static final Difference DIFFERENCE = Difference.ofDriver("local", "s3");

  @ParameterizedTest
  @EnumSource(names = "REFUSE", mode = EnumSource.Mode.EXCLUDE)
  void constructor_anythingButARefusal_hasNoDifferences(VolumePlan.Step step) {
    assertThat(new VolumePlan(DEFINITION, step, List.of()).differences()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VolumePlan(DEFINITION, step, List.of(DIFFERENCE)));
  }

  @Test
  void constructor_refusal_needsADifference() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VolumePlan(DEFINITION, VolumePlan.Step.REFUSE, List.of()))
        .withMessage("differences belong to a refusal, and only to it");
  }

  @Test
  void differences_changedAfterTheCall_doNotChangeThePlan() {
    List<Difference> differences = new ArrayList<>(List.of(DIFFERENCE));
    VolumePlan plan = new VolumePlan(DEFINITION, VolumePlan.Step.REFUSE, differences);
    differences.clear();

    assertThat(plan.differences()).containsExactly(DIFFERENCE);
  }

  @Test
  void toString_saysWhatWouldBeDone() {
    assertThat(new VolumePlan(DEFINITION, VolumePlan.Step.CREATE, List.of()))
        .hasToString("create volume 'orders' (driver local)");
    assertThat(new VolumePlan(DEFINITION, VolumePlan.Step.KEEP, List.of()))
        .hasToString("keep volume 'orders' (driver local)");
    assertThat(new VolumePlan(DEFINITION, VolumePlan.Step.REFUSE, List.of(DIFFERENCE)))
        .hasToString("refuse volume 'orders' (driver local): [driver: wanted 'local', is 's3']");
  }

  @Test
  void whatIsKnownOfTheDriver_isRemarked() {
    VolumeDefinition store =
        VolumeDefinition.named("store").driver(Rclone.remote("nas:backup")).build();

    VolumePlan plan = new VolumePlan(store, VolumePlan.Step.CREATE, List.of());

    assertThat(plan.remarks())
        .containsExactly(
            "needs a plugin on the engine's host",
            "leaves the data in place when the volume is removed",
            "does not keep owner or mode of files");
    assertThat(plan.toString())
        .startsWith("create volume 'store'")
        .endsWith(", which " + String.join(", ", plan.remarks()));
    assertThat(
            new VolumePlan(
                    VolumeDefinition.named("orders").build(), VolumePlan.Step.CREATE, List.of())
                .remarks())
        .isEmpty();
  }
}
