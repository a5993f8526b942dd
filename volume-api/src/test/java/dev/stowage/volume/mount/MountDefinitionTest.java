package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MountDefinitionTest {

  @Test
  void unplacedMount_canBePlacedSeveralTimes() {
    UnplacedMount<VolumeMount.Builder> orders = volume("orders");
    VolumeMount first = orders.at("/a").readOnly().build();
    VolumeMount second = orders.at(ContainerPath.of("/b/")).build();

    assertThat(first.target().value()).isEqualTo("/a");
    assertThat(first.readOnly()).isTrue();
    assertThat(second.target().value()).isEqualTo("/b");
    assertThat(second.readOnly()).isFalse();
  }

  @Test
  void mountsOfDifferentKinds_areNeverEqual() {
    List<MountDefinition> mounts =
        List.of(
            anonymousVolume().at("/x").build(),
            tmpfs().at("/x").build(),
            image("data").at("/x").build(),
            volume("data").at("/x").build(),
            bind("/data").at("/x").build());

    assertThat(mounts).doesNotHaveDuplicates();
  }

  @Test
  void openMount_saysItselfInWords_withoutControlCharacters() {
    assertThat(bind("/a\nb").at("/x\ny")).hasToString("bind /a\uFFFDb at /x\uFFFDy");
    assertThat(volume("a\nb").at("/x\ny")).hasToString("volume a\uFFFDb at /x\uFFFDy");
    assertThat(image("a\nb").at("/x")).hasToString("image a\uFFFDb at /x");
    assertThat(tmpfs().at("/x\ny")).hasToString("tmpfs at /x\uFFFDy");
    assertThat(anonymousVolume().at("/x\ny")).hasToString("anonymous volume at /x\uFFFDy");
  }

  @ParameterizedTest
  @EnumSource
  void propagation_word_isItsNameInLowerCase(Propagation propagation) {
    assertThat(propagation.word()).isLowerCase().isEqualToIgnoringCase(propagation.name());
  }

  @Test
  void selinuxLabel_word_isDockersLetter() {
    assertThat(SelinuxLabel.SHARED.word()).isEqualTo("z");
    assertThat(SelinuxLabel.PRIVATE.word()).isEqualTo("Z");
  }
}
