package dev.stowage.docker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumePlannerTest {

  private static final VolumeDefinition PLAIN = VolumeDefinition.named("data").build();

  @Test
  void createsWhatIsNotThere() {
    VolumePlan plan = VolumePlanner.plan(PLAIN, Optional.empty());

    assertThat(plan).isEqualTo(new VolumePlan(PLAIN, Step.CREATE, List.of()));
  }

  @Test
  void keepsWhatMatches() {
    assertThat(plan(PLAIN, VolumeSettings.defaults()).step()).isEqualTo(Step.KEEP);
  }

  @Test
  void refusesWhatDiffers() {
    VolumePlan plan = plan(PLAIN, settings(VolumeDriver.named("nfs")));

    assertThat(plan.step()).isEqualTo(Step.REFUSE);
    assertThat(plan.differences()).containsExactly(Difference.ofDriver("local", "nfs"));
  }

  @ParameterizedTest
  @CsvSource({
    "lab/nfs, lab/nfs, true",
    "lab/nfs, lab/nfs:latest, true",
    "lab/nfs:1, lab/nfs:1, true",
    "lab/nfs:latest, lab/nfs, false",
    "lab/nfs, lab/nfs:1, false",
    "lab/nfs:1, lab/nfs:1:latest, true",
    "lab/nfs, LAB/nfs, false",
    "lab/nfs, lab/nfs2, false"
  })
  void theTagLatestMayBeLeftOut(String wanted, String actual, boolean same) {
    VolumeDefinition definition =
        VolumeDefinition.named("data").driver(VolumeDriver.named(wanted)).build();

    assertThat(differences(definition, settings(VolumeDriver.named(actual))).isEmpty())
        .isEqualTo(same);
  }

  @Test
  void optionsMustBeEqualOneByOne() {
    VolumeDriver wanted = VolumeDriver.named("nfs").options(Map.of("a", "1", "b", "2", "c", "3"));
    VolumeDriver actual = VolumeDriver.named("nfs").options(Map.of("b", "2", "c", "4", "d", "5"));
    VolumeDefinition definition = VolumeDefinition.named("data").driver(wanted).build();

    assertThat(differences(definition, settings(actual)))
        .containsExactly(
            Difference.ofOption("a", "1", null),
            Difference.ofOption("c", "3", "4"),
            Difference.ofOption("d", null, "5"));
  }

  @ParameterizedTest
  @CsvSource({
    "rexray/ebs, Size, 10, size, 10, true",
    "rexray/ebs, size, 10, size, 11, false",
    "flocker, size, 10GiB, size, 10240m, true",
    "flocker, size, 10GiB, size, 10, false",
    "rclone, s3_region, a, s3-region, a, true",
    "acme/disk, Size, 10, size, 10, false",
    "local, size, 1g, size, 1024m, true"
  })
  void optionsThatSayTheSameInOtherWords(
      String driver, String key, String value, String otherKey, String otherValue, boolean same) {
    VolumeDefinition definition =
        VolumeDefinition.named("data")
            .driver(VolumeDriver.named(driver).option(key, value))
            .build();
    VolumeDriver actual = VolumeDriver.named(driver).option(otherKey, otherValue);

    assertThat(differences(definition, settings(actual)).isEmpty()).isEqualTo(same);
  }

  @Test
  void secretsThatOnlyTheDefinitionKnowsDoNotAppear() {
    VolumeDefinition definition =
        VolumeDefinition.named("data")
            .driver(VolumeDriver.named("acme/disk").secret("pin", SecretText.of("1234")))
            .build();
    VolumeDriver actual = VolumeDriver.named("acme/disk").option("pin", "5678");

    assertThat(differences(definition, settings(actual)))
        .singleElement()
        .hasToString("option pin: wanted '***' with another secret than it has");
  }

  @Test
  void labelsMayBeMoreThanAskedFor() {
    VolumeDefinition definition =
        VolumeDefinition.named("data").label("app", "shop").label("tier", "db").build();
    VolumeSettings more =
        VolumeSettings.defaults()
            .withLabels(Map.of("app", "shop", "tier", "db", "com.docker.compose.project", "x"));

    assertThat(differences(definition, more)).isEmpty();
    assertThat(plan(definition, more).step()).isEqualTo(Step.KEEP);
  }

  @Test
  void labelsMustNotBeLessNorOther() {
    VolumeDefinition definition =
        VolumeDefinition.named("data").label("app", "shop").label("empty", "").build();
    VolumeSettings other = VolumeSettings.defaults().withLabels(Map.of("app", "blog"));

    assertThat(differences(definition, other))
        .containsExactly(
            Difference.ofLabel("app", "shop", "blog"), Difference.ofLabel("empty", "", null));
  }

  @Test
  void secretsDoNotAppear() {
    VolumeDriver wanted =
        VolumeDriver.named("s3").option("secret_key", "hunter2").option("url", "ftp://u:pw1@h/");
    VolumeDriver actual =
        VolumeDriver.named("s3").option("secret_key", "hunter3").option("url", "ftp://u:pw2@h/");
    VolumeDefinition definition = VolumeDefinition.named("data").driver(wanted).build();

    VolumePlan plan = plan(definition, settings(actual));

    assertThat(plan.differences()).hasSize(2);
    assertThat(plan.toString() + plan.differences()).doesNotContain("hunter", "pw1", "pw2");
  }

  @Test
  void differencesComeInAFixedOrder() {
    VolumeDefinition definition = VolumeDefinition.named("data").label("app", "shop").build();

    assertThat(differences(definition, settings(VolumeDriver.named("nfs").option("o", "ro"))))
        .extracting(Difference::setting)
        .containsExactly("driver", "option o", "label app");
  }

  private static VolumePlan plan(VolumeDefinition definition, VolumeSettings existing) {
    return VolumePlanner.plan(definition, Optional.of(state(existing)));
  }

  private static List<Difference> differences(VolumeDefinition wanted, VolumeSettings existing) {
    return VolumePlanner.differences(wanted, state(existing));
  }

  private static VolumeState state(VolumeSettings settings) {
    return VolumeState.builder(VolumeName.of("data"), settings).build();
  }

  private static VolumeSettings settings(VolumeDriver driver) {
    return VolumeSettings.defaults().withDriver(driver);
  }
}
