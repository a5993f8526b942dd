package dev.stowage.docker.wire;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MountTextsTest {

  /** The words that a Linux engine takes in the options of a tmpfs, as far as we may use them. */
  private static final Set<String> TMPFS_WORDS = Set.of("ro", "rw", "exec");

  private static final Set<String> TMPFS_KEYS = Set.of("size", "mode");

  @Test
  void theAccessIsAlwaysSaid() {
    text(bind("/h").at("/x").createHostPath(), "/h:/x:rw");
    text(bind("/h").at("/x").createHostPath().readOnly(), "/h:/x:ro");
  }

  @Test
  void labels() {
    text(bind("/h").at("/x").selinuxLabel(SelinuxLabel.SHARED), "/h:/x:rw,z");
    text(bind("/h").at("/x").selinuxLabel(SelinuxLabel.PRIVATE), "/h:/x:rw,Z");
    text(bind("/h").at("/x").selinuxLabel(SelinuxLabel.PRIVATE).readOnly(), "/h:/x:ro,Z");
  }

  @ParameterizedTest
  @EnumSource
  void propagation(Propagation propagation) {
    String word = propagation.word();

    text(bind("/h").at("/x").createHostPath().propagation(propagation), "/h:/x:rw," + word);
    text(
        bind("/h").at("/x").selinuxLabel(SelinuxLabel.PRIVATE).readOnly().propagation(propagation),
        "/h:/x:ro,Z," + word);
  }

  @Test
  void pathsGoOutCleaned() {
    text(bind("/h/../a b//c/").at("/x/./y/").createHostPath(), "/a b/c:/x/y:rw");
  }

  @Test
  void everyCombinationIsReadByTheEngineAsItWasMeant() {
    for (SelinuxLabel label : SelinuxLabel.values()) {
      for (Propagation propagation : Propagation.values()) {
        for (boolean readOnly : new boolean[] {true, false}) {
          BindMount.Builder open = bind("/h").at("/x").selinuxLabel(label).propagation(propagation);
          BindMount mount = (readOnly ? open.readOnly() : open).build();

          BindText read = BindText.read(MountTexts.bind(mount).toString());

          assertThat(read.readOnly()).isEqualTo(readOnly);
          assertThat(read.label()).contains(label.word());
          assertThat(read.propagation()).contains(propagation.word());
          assertThat(read.modes()).hasSize(3);
        }
      }
    }
  }

  @Test
  void neverSaysNocopyWhichTheEngineRefusesOnABind() {
    Bind sent = MountTexts.bind(bind("/h").at("/x").createHostPath().build());

    assertThat(sent.toString()).doesNotContain("copy");
    assertThat(sent.getNoCopy()).isNull();
    assertThat(SentJson.of(new HostConfig().withBinds(sent)).path("Binds"))
        .isEqualTo(SentJson.parse("[\"/h:/x:rw\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-|-|false|rw,exec",
        "-|-|true|ro,exec",
        "64m|-|false|rw,exec,size=67108864",
        "-|0700|false|rw,exec,mode=700",
        "1.5k|1777|true|ro,exec,size=1536,mode=1777",
        "3t|7|false|rw,exec,size=3298534883328,mode=7"
      })
  void tmpfsOptions(String size, String mode, boolean readOnly, String expected) {
    var open = tmpfs().at("/x").exec();
    if (!size.equals("-")) {
      open.size(size);
    }
    if (!mode.equals("-")) {
      open.mode(mode);
    }
    if (readOnly) {
      open.readOnly();
    }

    String text = MountTexts.tmpfs(open.build());

    assertThat(text).isEqualTo(expected);
    assertThat(text.split(",", -1))
        .allSatisfy(
            word ->
                assertThat(
                        TMPFS_WORDS.contains(word)
                            || TMPFS_KEYS.contains(word.replaceFirst("=.+", "")))
                    .as(word)
                    .isTrue());
  }

  @Test
  void aTmpfsTextSaysExecOnlyIfAsked() {
    assertThat(MountTexts.tmpfs(tmpfs().at("/x").build())).isEqualTo("rw");
  }

  @Test
  void theTestsReaderRefusesWhatTheEngineRefuses() {
    assertThat(Arrays.asList("/h:/x", "/h:/x:", "/h:/x:ro,ro", "/h:/x:ro,rw", "/h:/x:nocopy"))
        .allSatisfy(text -> assertThat(refused(text)).as(text).isTrue());
  }

  private static boolean refused(String text) {
    try {
      BindText.read(text);
      return false;
    } catch (IllegalArgumentException expected) {
      return true;
    }
  }

  private static void text(BindMount.Builder open, String expected) {
    MountDefinition mount = open.build();
    String text = MountTexts.bind((BindMount) mount).toString();

    assertThat(text).isEqualTo(expected);
    assertThat(BindText.read(text).readOnly()).isEqualTo(mount.readOnly());
    assertThat(Optional.of(BindText.read(text).target())).contains(mount.target().value());
  }
}
