package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.cluster;
import static dev.stowage.volume.mount.MountDefinition.clusterGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMountTest {

  private static final ClusterMount PLAIN = cluster("orders").at("/data").build();

  @Test
  void cluster_isWritableAndNamesAVolume() {
    assertThat(PLAIN.source()).isEqualTo("orders");
    assertThat(PLAIN.isGroup()).isFalse();
    assertThat(PLAIN.readOnly()).isFalse();
    assertThat(PLAIN).hasToString("cluster volume orders at /data");
  }

  @Test
  void clusterGroup_namesAGroup() {
    ClusterMount mount = clusterGroup("fast").at("/data").readOnly().build();

    assertThat(mount.isGroup()).isTrue();
    assertThat(mount.readOnly()).isTrue();
    assertThat(mount).hasToString("cluster volume of group fast at /data read-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a//b", "a\n", "group:fast"})
  void cluster_byAnythingElse_isRefused(String name) {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> cluster(name).at("/data").build());

    assertThat(failure.findings()).hasSize(1);
    assertThat(clusterGroup("group:fast").at("/a").build().source()).isEqualTo("group:fast");
  }

  @Test
  void build_withManyFaults_reportsAllOfThem() {
    InvalidDefinitionException failure =
        catchThrowableOfType(InvalidDefinitionException.class, () -> cluster("").at("b").build());

    assertThat(failure.findings()).hasSize(2).allMatch(it -> it.where().contains(" at b: "));
    assertThat(failure.findings()).extracting(Finding::problem).contains("is empty");
  }

  @Test
  void equality_countsEveryPart() {
    assertThat(PLAIN.toBuilder().build()).isEqualTo(PLAIN).hasSameHashCodeAs(PLAIN);
    assertThat(PLAIN)
        .isNotEqualTo(cluster("other").at("/data").build())
        .isNotEqualTo(clusterGroup("orders").at("/data").build())
        .isNotEqualTo(cluster("orders").at("/other").build())
        .isNotEqualTo(PLAIN.toBuilder().readOnly().build());
    ClusterMount group = clusterGroup("fast").at("/data").readOnly().build();
    assertThat(group.toBuilder().build()).isEqualTo(group);
  }
}
