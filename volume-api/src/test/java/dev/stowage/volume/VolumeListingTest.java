package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeListingTest {

  private static VolumeState state(String name) {
    return VolumeState.builder(VolumeName.of(name), VolumeSettings.defaults()).build();
  }

  @Test
  void volumes_areSortedByName() {
    VolumeListing listing =
        new VolumeListing(List.of(state("b1"), state("a1"), state("C1")), List.of());

    assertThat(listing.volumes()).containsExactly(state("C1"), state("a1"), state("b1"));
    assertThat(listing).containsExactlyElementsOf(listing.volumes());
    assertThat(listing.stream()).containsExactlyElementsOf(listing.volumes());
  }

  @Test
  void warnings_keepTheEnginesOrder() {
    assertThat(new VolumeListing(List.of(), List.of("z", "a")).warnings())
        .containsExactly("z", "a");
  }

  @Test
  void lists_changedAfterTheCall_doNotChangeTheListing() {
    List<VolumeState> volumes = new ArrayList<>(List.of(state("a1")));
    List<String> warnings = new ArrayList<>(List.of("w"));
    VolumeListing listing = new VolumeListing(volumes, warnings);
    volumes.clear();
    warnings.clear();

    assertThat(listing.volumes()).hasSize(1);
    assertThat(listing.warnings()).hasSize(1);
    assertThatThrownBy(() -> listing.volumes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> listing.iterator().remove())
        .isInstanceOfAny(UnsupportedOperationException.class, IllegalStateException.class);
  }

  @Test
  void volumes_withNullInside_areRefused() {
    List<VolumeState> withNull = Collections.singletonList(null);

    assertThatThrownBy(() -> new VolumeListing(withNull, List.of()))
        .isInstanceOf(NullPointerException.class);
  }
}
