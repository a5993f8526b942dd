package dev.stowage.docker.engine;

import static dev.stowage.docker.engine.MountForm.BIND_TEXT;
import static dev.stowage.docker.engine.MountForm.OBJECT;
import static dev.stowage.docker.engine.MountForm.TMPFS_TEXT;
import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MountFormTest {

  @ParameterizedTest
  @MethodSource("dev.stowage.docker.engine.Engines#minors")
  void whatAnObjectCanSayIsSaidByAnObject(int minor) {
    List<MountDefinition> plain =
        List.of(
            bind("/h").at("/x").build(),
            bind("/h").at("/x").readOnly().build(),
            bind("/h").at("/x").readOnly(Submounts.WRITABLE).build(),
            bind("/h").at("/x").readOnly(Submounts.READ_ONLY).build(),
            bind("/h").at("/x").withoutSubmounts().build(),
            bind("/h").at("/x").propagation(Propagation.RSLAVE).build(),
            bind("C:\\h").at("C:\\x").build(),
            volume("data").at("/x").build(),
            volume("data").at("/x").noCopy().readOnly().subpath("a").build(),
            anonymousVolume().at("/x").noCopy().build(),
            tmpfs().at("/x").size("1m").mode("700").readOnly().build(),
            image("alpine").at("/x").build(),
            pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\b").build());

    assertThat(plain)
        .allSatisfy(
            mount -> assertThat(MountForm.of(mount, Engines.linux(minor))).isEqualTo(OBJECT));
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.docker.engine.Engines#minors")
  void onlyTheBindTextKnowsSelinux(int minor) {
    for (SelinuxLabel label : SelinuxLabel.values()) {
      BindMount mount = bind("/h").at("/x").selinuxLabel(label).build();

      assertThat(MountForm.of(mount, Engines.linux(minor))).isEqualTo(BIND_TEXT);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.docker.engine.Engines#minors")
  void anOldEngineCreatesTheHostPathOnlyForABindText(int minor) {
    MountForm expected = minor < 44 ? BIND_TEXT : OBJECT;

    assertThat(form(bind("/h").at("/x").createHostPath(), minor)).isEqualTo(expected);
    assertThat(form(bind("/h").at("/x").createHostPath().readOnly(), minor)).isEqualTo(expected);
    assertThat(form(bind("/h").at("/x").createHostPath().propagation(Propagation.SLAVE), minor))
        .isEqualTo(expected);
  }

  @Test
  void aBindTextThatWouldMeanSomethingElseIsNeverChosen() {
    assertThat(form(bind("/h:1").at("/x").createHostPath(), 41)).isEqualTo(OBJECT);
    assertThat(form(bind("/h").at("/x:1").createHostPath(), 41)).isEqualTo(OBJECT);
    assertThat(form(bind("C:\\h").at("C:\\x").createHostPath(), 41)).isEqualTo(OBJECT);
    assertThat(form(bind("/h").at("/x").createHostPath().withoutSubmounts(), 41)).isEqualTo(OBJECT);
    assertThat(form(bind("/h").at("/x").createHostPath().readOnly(Submounts.READ_ONLY), 41))
        .isEqualTo(OBJECT);
  }

  @Test
  void everyTextBindOfAnOldEngineLeavesSubmountsWritable() {
    assertThat(form(bind("/h").at("/x").createHostPath().readOnly(Submounts.WRITABLE), 43))
        .isEqualTo(BIND_TEXT);
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.docker.engine.Engines#minors")
  void anOldEngineRunsProgramsOnlyFromATmpfsText(int minor) {
    MountDefinition mount = tmpfs().at("/x").exec().build();

    assertThat(MountForm.of(mount, Engines.linux(minor)))
        .isEqualTo(minor < 46 ? TMPFS_TEXT : OBJECT);
  }

  private static MountForm form(BindMount.Builder mount, int minor) {
    return MountForm.of(mount.build(), Engines.linux(minor));
  }
}
