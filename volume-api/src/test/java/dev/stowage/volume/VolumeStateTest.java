package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.driver.VolumeDriver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeStateTest {

  private static final VolumeName NAME = VolumeName.of("orders-db");
  private static final VolumeSettings SETTINGS =
      VolumeSettings.defaults()
          .withDriver(VolumeDriver.named("s3").option("password", "hunter2"))
          .withLabels(Map.of("app", "shop"));
  private static final VolumeState FULL =
      VolumeState.builder(NAME, SETTINGS)
          .scope("global")
          .mountpoint("/mnt/orders")
          .createdAt(Instant.EPOCH)
          .status(Map.of("b", "2", "a", "1"))
          .build();

  @Test
  void builder_withoutMore_isLocalAndUnknown() {
    VolumeState state = VolumeState.builder(NAME, VolumeSettings.defaults()).build();

    assertThat(state.name()).isEqualTo(NAME);
    assertThat(state.driver()).isEqualTo(VolumeDriver.local());
    assertThat(state.labels()).isEmpty();
    assertThat(state.scope()).isEqualTo("local");
    assertThat(state.mountpoint()).isEmpty();
    assertThat(state.createdAt()).isEmpty();
    assertThat(state.status()).isEmpty();
  }

  @Test
  void values_areKept() {
    assertThat(FULL.driver()).isEqualTo(SETTINGS.driver());
    assertThat(FULL.labels()).isEqualTo(SETTINGS.labels());
    assertThat(FULL.scope()).isEqualTo("global");
    assertThat(FULL.mountpoint()).contains("/mnt/orders");
    assertThat(FULL.createdAt()).contains(Instant.EPOCH);
    assertThat(FULL.status()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @Test
  void status_isSortedByKey() {
    Map<String, String> status = new HashMap<>();
    for (int i = 30; i > 0; i--) {
      status.put("key" + i, "");
    }

    assertThat(List.copyOf(FULL.toBuilder().status(status).build().status().keySet())).isSorted();
  }

  @Test
  void status_isCopiedAndUnmodifiable() {
    Map<String, String> status = new HashMap<>(Map.of("a", "1"));
    VolumeState.Builder builder =
        VolumeState.builder(NAME, VolumeSettings.defaults()).status(status);
    status.put("b", "2");
    VolumeState state = builder.build();

    assertThat(state.status()).containsOnlyKeys("a");
    assertThatThrownBy(() -> state.status().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void toBuilder_givesAnEqualState() {
    VolumeState bare = VolumeState.builder(NAME, SETTINGS).build();

    assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(bare.toBuilder().build()).isEqualTo(bare).hasSameHashCodeAs(bare);
  }

  @Test
  void equality_dependsOnEveryPart() {
    assertThat(FULL)
        .isNotEqualTo(FULL.toBuilder().scope("local").build())
        .isNotEqualTo(FULL.toBuilder().mountpoint("/x").build())
        .isNotEqualTo(FULL.toBuilder().createdAt(Instant.MAX).build())
        .isNotEqualTo(FULL.toBuilder().status(Map.of()).build())
        .isNotEqualTo(VolumeState.builder(NAME, SETTINGS).build())
        .isNotEqualTo("orders-db");
    assertThat(VolumeState.builder(NAME, SETTINGS).build())
        .isNotEqualTo(VolumeState.builder(NAME, VolumeSettings.defaults()).build())
        .isNotEqualTo(VolumeState.builder(VolumeName.of("other"), SETTINGS).build());
  }

  @Test
  void toString_showsNoSecrets() {
    assertThat(FULL)
        .hasToString(
            "volume 'orders-db' (driver s3{password=***}, labels {app=shop}, scope global)");
  }
}
