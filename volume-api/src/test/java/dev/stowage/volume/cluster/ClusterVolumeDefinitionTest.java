package dev.stowage.volume.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterVolumeDefinitionTest {

  private static final VolumeDriver CSI = VolumeDriver.named("csi-disk").option("token", "hush");
  private static final ClusterSpec PLAIN = ClusterSpec.defaults();
  private static final ClusterVolumeDefinition ORDERS =
      ClusterVolumeDefinition.named("orders", CSI).label("app", "shop").build();

  @Test
  void defaults_areOneNodeMountedActive() {
    assertThat(PLAIN.group()).isEmpty();
    assertThat(PLAIN.scope()).isEqualTo(ClusterScope.SINGLE_NODE);
    assertThat(PLAIN.sharing()).isEqualTo(ClusterSharing.NONE);
    assertThat(PLAIN.access()).isEqualTo(ClusterAccess.mounted());
    assertThat(PLAIN.secrets()).isEmpty();
    assertThat(PLAIN.topology().isAnywhere()).isTrue();
    assertThat(PLAIN.atLeast()).isEmpty();
    assertThat(PLAIN.atMost()).isEmpty();
    assertThat(PLAIN.availability()).isEqualTo(ClusterAvailability.ACTIVE);
    assertThat(ORDERS.spec()).isSameAs(PLAIN);
  }

  @Test
  void definition_holdsWhatWasSaid_andPrintsNoSecret() {
    assertThat(ORDERS.name()).isEqualTo(VolumeName.of("orders"));
    assertThat(ORDERS.settings().driver()).isEqualTo(CSI);
    assertThat(ORDERS.settings().labels()).containsExactly(Map.entry("app", "shop"));
    assertThat(ORDERS.toString()).contains("orders", "csi-disk", "***").doesNotContain("hush");
    assertThat(ORDERS.toBuilder().build()).isEqualTo(ORDERS).hasSameHashCodeAs(ORDERS);
    assertThat(ORDERS)
        .isNotEqualTo(ORDERS.toBuilder().label("app", "blog").build())
        .isNotEqualTo(ORDERS.toBuilder().spec(PLAIN.toBuilder().group("g").build()).build());
  }

  static Stream<ClusterSpec> allSpecs() {
    return Stream.of(
        PLAIN,
        PLAIN.toBuilder().group("fast").build(),
        PLAIN.toBuilder().scope(ClusterScope.MULTI_NODE).build(),
        PLAIN.toBuilder().sharing(ClusterSharing.ALL).build(),
        PLAIN.toBuilder().access(ClusterAccess.block()).build(),
        PLAIN.toBuilder().access(ClusterAccess.mounted("ext4")).build(),
        PLAIN.toBuilder().access(ClusterAccess.mounted("ext4", "noatime")).build(),
        PLAIN.toBuilder().secret("password", "orders-password").build(),
        PLAIN.toBuilder().secret("password", "other").build(),
        PLAIN.toBuilder()
            .topology(new ClusterTopology(List.of(Map.of("zone", "a")), List.of()))
            .build(),
        PLAIN.toBuilder()
            .topology(new ClusterTopology(List.of(), List.of(Map.of("zone", "a"))))
            .build(),
        PLAIN.toBuilder().atLeast(ByteSize.ofBytes(5)).build(),
        PLAIN.toBuilder().atMost(ByteSize.ofBytes(5)).build(),
        PLAIN.toBuilder().availability(ClusterAvailability.DRAIN).build());
  }

  @ParameterizedTest
  @MethodSource("allSpecs")
  void spec_isEqualToItselfOnly_andKeepsTheRestWithMore(ClusterSpec spec) {
    assertThat(allSpecs().filter(spec::equals)).hasSize(1);
    ClusterSpec more = spec.toBuilder().secret("more", "x").build();
    assertThat(more).isNotEqualTo(spec);
    assertThat(more.group()).isEqualTo(spec.group());
    assertThat(more.scope()).isEqualTo(spec.scope());
    assertThat(more.sharing()).isEqualTo(spec.sharing());
    assertThat(more.access()).isEqualTo(spec.access());
    assertThat(more.topology()).isEqualTo(spec.topology());
    assertThat(more.atLeast()).isEqualTo(spec.atLeast());
    assertThat(more.atMost()).isEqualTo(spec.atMost());
    assertThat(more.availability()).isEqualTo(spec.availability());
    assertThat(more.secrets()).containsAllEntriesOf(spec.secrets()).containsEntry("more", "x");
  }

  @Test
  void build_withManyFaults_reportsAllOfThem() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                ClusterVolumeDefinition.named("a/b", VolumeDriver.local())
                    .spec(
                        PLAIN.toBuilder()
                            .scope(ClusterScope.MULTI_NODE)
                            .group("a\n")
                            .atLeast(ByteSize.ofBytes(2))
                            .atMost(ByteSize.ofBytes(1))
                            .build())
                    .build());

    assertThat(failure.findings())
        .extracting(Finding::problem)
        .containsExactlyInAnyOrder(
            "makes no cluster volumes",
            "holds a control character",
            "is no use to a volume that is not shared",
            "is more than the size of at most 1b".replace("1b", ByteSize.ofBytes(1).toString()),
            "is not a volume name");
  }

  @Test
  void sizesThatAreEqual_areFine() {
    assertThat(
            PLAIN.toBuilder()
                .atLeast(ByteSize.ofBytes(1))
                .atMost(ByteSize.ofBytes(1))
                .build()
                .findings())
        .isEmpty();
  }

  @Test
  void state_isMadeOnceThePluginGaveItAnId() {
    ClusterVolumeState.Builder open =
        ClusterVolumeState.builder(ORDERS.name(), "id1").settings(ORDERS.settings());
    ClusterVolumeState waiting = open.build();
    ClusterVolumeState made =
        open.volumeId("v1").capacity(ByteSize.ofBytes(7)).nodes(Map.of("n", "published")).build();

    assertThat(waiting.isMade()).isFalse();
    assertThat(made.isMade()).isTrue();
    assertThat(made.volumeId()).contains("v1");
    assertThat(made.capacity()).contains(ByteSize.ofBytes(7));
    assertThat(made.nodes()).containsExactly(Map.entry("n", "published"));
    assertThat(made).isNotEqualTo(waiting).isEqualTo(open.build());
    assertThat(made.toString()).doesNotContain("hush");
  }

  @Test
  void access_inWords() {
    assertThat(ClusterAccess.mounted("ext4", "noatime")).hasToString("mounted as ext4 [noatime]");
    assertThat(ClusterAccess.mounted()).hasToString("mounted");
    assertThat(ClusterAccess.block()).hasToString("block device");
  }
}
