package dev.stowage.volume.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.UsersMeanwhile;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GoldenDefinitionTest {

  private static final GoldenDefinition ORDERS =
      GoldenDefinition.named("orders-db").ofVolume("orders");

  @Test
  void definition_isAValue() {
    assertThat(ORDERS)
        .isEqualTo(GoldenDefinition.named("orders-db:latest").ofVolume("orders"))
        .hasSameHashCodeAs(GoldenDefinition.named("orders-db:latest").ofVolume("orders"))
        .isNotEqualTo(ORDERS.replacing())
        .isNotEqualTo(ORDERS.verified())
        .isNotEqualTo(ORDERS.pausingUsers())
        .isNotEqualTo(ORDERS.stoppingUsers())
        .hasToString("volume 'orders' as golden volume 'orders-db:latest'");
    assertThat(ORDERS.users()).isEqualTo(UsersMeanwhile.RUN);
  }

  @Test
  void options_areKeptTogether() {
    GoldenDefinition all = ORDERS.stoppingUsers().replacing().verified();
    assertThat(all.users()).isEqualTo(UsersMeanwhile.STOP);
    assertThat(all.isReplacing()).isTrue();
    assertThat(all.isVerified()).isTrue();
    assertThat(all.pausingUsers().isVerified()).isTrue();
  }

  @Test
  void sources_areNamedInWords() {
    assertThat(GoldenDefinition.named("a").ofHostDirectory("/srv/a").source())
        .hasToString("host directory '/srv/a'");
    VolumeSeed seed = VolumeSeed.file("a", "b");
    assertThat(GoldenDefinition.named("a").ofSeed(seed).source()).hasToString(seed.toString());
    assertThatThrownBy(() -> GoldenDefinition.named("a").ofHostDirectory("srv"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void volume_isAValue() {
    GoldenVolume volume =
        GoldenVolume.builder(GoldenName.of("a"), "sha256:1")
            .createdAt(Instant.EPOCH)
            .size(7)
            .origin("volume 'b'")
            .build();
    assertThat(volume)
        .isEqualTo(volume.toBuilder().build())
        .isNotEqualTo(volume.toBuilder().size(8).build())
        .hasToString("golden volume 'a:latest' (volume 'b', 7 bytes, 1970-01-01T00:00:00Z)");
  }

  @Test
  void sweep_isAValue_andRefusesWhatIsNegative() {
    GoldenSweep sweep =
        GoldenSweep.olderThan(Duration.ofHours(1)).keepingNewest(2).except("b", "a").except("c");
    assertThat(sweep)
        .isEqualTo(
            GoldenSweep.olderThan(Duration.ofHours(1)).except("c", "b", "a").keepingNewest(2))
        .isNotEqualTo(sweep.ofRepository("a"))
        .isNotEqualTo(GoldenSweep.all())
        .hasToString(
            "older than PT1H, but the newest 2 of each, but [a:latest, b:latest, c:latest]");
    assertThat(sweep.ofRepository("a").repository()).contains("a");
    assertThatThrownBy(() -> GoldenSweep.olderThan(Duration.ofHours(-1)))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(() -> GoldenSweep.all().keepingNewest(-1))
        .isInstanceOf(InvalidDefinitionException.class);
  }
}
