package dev.stowage.docker.check;

import static dev.stowage.docker.check.Destination.CONTAINER;
import static dev.stowage.docker.check.Destination.SERVICE;
import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.cluster;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Engines;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option against every version: the first column is what a container needs, the second what a
 * service needs, as the minor of the API version; 0 is any that Stowage speaks.
 */
class EngineRulesTest {

  private static final int ALWAYS = 0;
  private static final int NEVER = 99;

  record Row(MountDefinition mount, int container, int service, String form) {
    @Override
    public String toString() {
      return mount + " → " + container + "/" + service;
    }
  }

  static Stream<Row> linux() {
    var nfs = VolumeDriver.local().option("type", "nfs").option("device", ":/x").option("o", "ro");
    var defined = VolumeDefinition.named("data").driver(nfs).label("app", "shop").build();
    return Stream.of(
        row(bind("/h").at("/x"), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x").readOnly(), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x").withoutSubmounts(), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x").withoutSubmounts().readOnly(), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x").propagation(Propagation.RSLAVE), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x").readOnly(Submounts.READ_ONLY), 44, NEVER, "OBJECT"),
        row(bind("/h").at("/x").readOnly(Submounts.WRITABLE), ALWAYS, NEVER, "OBJECT"),
        row(bind("/h").at("/x").createHostPath(), ALWAYS, NEVER, "BIND_TEXT until 44"),
        row(bind("/h").at("/x").createHostPath().readOnly(), ALWAYS, NEVER, "BIND_TEXT until 44"),
        row(bind("/h:1").at("/x").createHostPath(), 44, NEVER, "OBJECT"),
        row(bind("/h").at("/x").createHostPath().withoutSubmounts(), 44, NEVER, "OBJECT"),
        row(
            bind("/h").at("/x").createHostPath().readOnly(Submounts.READ_ONLY),
            44,
            NEVER,
            "OBJECT"),
        row(
            bind("/h").at("/x").createHostPath().readOnly(Submounts.WRITABLE),
            ALWAYS,
            NEVER,
            "BIND_TEXT until 44"),
        row(bind("/h").at("/x").selinuxLabel(SelinuxLabel.SHARED), ALWAYS, NEVER, "BIND_TEXT"),
        row(bind("/h").at("/x").selinuxLabel(SelinuxLabel.PRIVATE), ALWAYS, NEVER, "BIND_TEXT"),
        row(volume("data").at("/x"), ALWAYS, ALWAYS, "OBJECT"),
        row(volume("data").at("/x").readOnly().noCopy(), ALWAYS, ALWAYS, "OBJECT"),
        row(volume("data").at("/x").subpath("a/b"), 45, 46, "OBJECT"),
        row(volume(defined).at("/x"), ALWAYS, ALWAYS, "OBJECT"),
        row(volume(defined).at("/x").subpath("a"), 45, 46, "OBJECT"),
        row(anonymousVolume().at("/x").noCopy().label("a", "b"), ALWAYS, ALWAYS, "OBJECT"),
        row(tmpfs().at("/x"), ALWAYS, ALWAYS, "OBJECT"),
        row(tmpfs().at("/x").size("1m").mode("700").readOnly(), ALWAYS, ALWAYS, "OBJECT"),
        row(tmpfs().at("/x").exec(), ALWAYS, 46, "TMPFS_TEXT until 46"),
        row(cluster("data").at("/x").readOnly(), NEVER, 42, "OBJECT"),
        row(image("alpine").at("/x"), 48, NEVER, "OBJECT"),
        row(image("alpine").at("/x").subpath("bin"), 48, NEVER, "OBJECT"),
        row(pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\a"), NEVER, NEVER, "OBJECT"));
  }

  static Stream<Row> windows() {
    return Stream.of(
        row(bind("C:\\h").at("C:\\x"), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").readOnly(), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").withoutSubmounts(), NEVER, NEVER, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").readOnly(Submounts.READ_ONLY), NEVER, NEVER, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").readOnly(Submounts.WRITABLE), NEVER, NEVER, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").propagation(Propagation.SHARED), NEVER, NEVER, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").createHostPath(), NEVER, NEVER, "OBJECT"),
        row(bind("C:\\h").at("C:\\x").selinuxLabel(SelinuxLabel.SHARED), NEVER, NEVER, "BIND_TEXT"),
        row(volume("data").at("C:\\x").readOnly(), ALWAYS, ALWAYS, "OBJECT"),
        row(volume("data").at("C:\\x").subpath("a"), 45, 46, "OBJECT"),
        row(anonymousVolume().at("C:\\x"), ALWAYS, ALWAYS, "OBJECT"),
        row(tmpfs().at("C:\\x"), NEVER, NEVER, "OBJECT"),
        row(image("alpine").at("C:\\x"), NEVER, NEVER, "OBJECT"),
        row(cluster("data").at("C:\\x"), NEVER, 42, "OBJECT"),
        row(pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\a"), ALWAYS, ALWAYS, "OBJECT"),
        row(bind("/h").at("/x"), NEVER, NEVER, "OBJECT"));
  }

  @ParameterizedTest
  @MethodSource("linux")
  void linuxEngines(Row row) {
    Engines.minors().forEach(minor -> prove(row, Engines.linux(minor), minor));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void windowsEngines(Row row) {
    Engines.minors().forEach(minor -> prove(row, Engines.windows(minor), minor));
  }

  private static void prove(Row row, EngineIdentity engine, int minor) {
    prove(row, row.container(), EngineRules.findings(row.mount(), engine, CONTAINER), minor);
    prove(row, row.service(), EngineRules.findings(row.mount(), engine, SERVICE), minor);
    assertThat(MountForm.of(row.mount(), engine).name()).isEqualTo(form(row, minor));
  }

  private static void prove(Row row, int since, List<Finding> findings, int minor) {
    if (minor >= since) {
      assertThat(findings).as("API 1.%s", minor).isEmpty();
      return;
    }
    assertThat(findings)
        .as("API 1.%s", minor)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.where()).isEqualTo(row.mount().toString()));
    if (since != NEVER) {
      assertThat(findings)
          .anySatisfy(finding -> assertThat(finding.problem()).contains("needs API 1." + since));
    }
  }

  private static String form(Row row, int minor) {
    String[] words = row.form().split(" until ", -1);
    return words.length == 1 || minor < Integer.parseInt(words[1]) ? words[0] : "OBJECT";
  }

  @Test
  void everyKindOfMountStandsInTheTable() {
    assertThat(linux().<Class<?>>map(row -> row.mount().getClass()).distinct())
        .as("a kind without a row would pass every engine")
        .hasSameElementsAs(Arrays.asList(MountDefinition.class.getPermittedSubclasses()));
  }

  @Test
  void aMountCanLackTwoThingsAtOnce() {
    MountDefinition mount =
        bind("/h:1").at("/x").createHostPath().readOnly(Submounts.READ_ONLY).build();

    assertThat(EngineRules.findings(mount, Engines.linux(43), CONTAINER)).hasSize(2);
    assertThat(EngineRules.findings(mount, Engines.linux(51), SERVICE)).hasSize(2);
  }

  @Test
  void aTargetForTheOtherPlatformIsNamed() {
    MountDefinition mount = volume("data").at("C:\\x").build();

    assertThat(EngineRules.findings(mount, Engines.linux(51), CONTAINER))
        .extracting(Finding::problem)
        .containsExactly("is for Windows containers, and this engine runs Linux");
  }

  private static Row row(MountBuilder<?, ?> mount, int container, int service, String form) {
    return new Row(mount.build(), container, service, form);
  }
}
