package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.cluster;
import static dev.stowage.volume.mount.MountDefinition.clusterGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.SecretSpec;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.SwarmSpec;
import com.github.dockerjava.api.model.TaskSpec;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterAccess;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterScope;
import dev.stowage.volume.cluster.ClusterSharing;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterTopology;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Cluster volumes on a Swarm of one node. No CSI plugin is there, so that Swarm writes down what is
 * wanted, and nothing more.
 */
abstract class ClusterVolumeCases extends OnEngine {

  private static final VolumeDriver CSI = VolumeDriver.named("csi-none").option("a", "b");

  private boolean swarm;

  private void startSwarm() {
    docker()
        .initializeSwarmCmd(new SwarmSpec())
        .withListenAddr(engine.swarmAddress())
        .withAdvertiseAddr(engine.swarmAddress())
        .exec();
    swarm = true;
  }

  @AfterEach
  void leaveSwarm() {
    if (swarm) {
      docker().leaveSwarmCmd().withForceEnabled(true).exec();
    }
  }

  private ClusterVolumes clusters() {
    return storage().clusterVolumes();
  }

  private ClusterVolumeDefinition.Builder clusterDefinition(String word) {
    return ClusterVolumeDefinition.named(name(word), CSI).label("app", "shop");
  }

  private static final ClusterSpec FULL =
      ClusterSpec.builder()
          .group("fast")
          .scope(ClusterScope.MULTI_NODE)
          .sharing(ClusterSharing.ONE_WRITER)
          .access(ClusterAccess.mounted("ext4", "noatime"))
          .topology(
              new ClusterTopology(
                  List.of(Map.of("zone", "a"), Map.of("zone", "b")), List.of(Map.of("zone", "b"))))
          .atLeast(ByteSize.parse("1g"))
          .atMost(ByteSize.parse("2g"))
          .availability(ClusterAvailability.PAUSE)
          .build();

  @Test
  void create_isWrittenDownAsAsked() {
    if (isTooOld()) {
      return;
    }
    startSwarm();
    String secret = name("secret");
    String id = secretNamed(secret);
    ClusterVolumeDefinition definition =
        clusterDefinition("full").spec(FULL.toBuilder().secret("password", secret).build()).build();

    ClusterVolumeState made = clusters().create(definition);

    assertThat(made.spec()).isEqualTo(FULL.toBuilder().secret("password", id).build());
    assertThat(made.settings()).isEqualTo(definition.settings());
    assertThat(made.isMade()).isFalse();
    assertThat(made.nodes()).isEmpty();
    assertThat(clusters().inspect(definition.name())).isEqualTo(made);
    assertThat(clusters().list()).containsExactly(made);
    JsonNode spec = engine.get("/volumes/" + definition.name()).at("/ClusterVolume/Spec");
    assertThat(spec.at("/AccessMode/Sharing").asText()).isEqualTo("onewriter");
    assertThat(spec.at("/CapacityRange/LimitBytes").asLong()).isEqualTo(2L << 30);
    assertThatExceptionOfType(VolumeExistsException.class)
        .isThrownBy(() -> clusters().create(definition));
    clusters().remove(definition.name(), RemovalOption.FORCE);
  }

  private String secretNamed(String secret) {
    return docker()
        .createSecretCmd(new SecretSpec().withName(secret).withData("aHVzaA=="))
        .exec()
        .getId();
  }

  @Test
  void create_secretThatIsNotThere_makesNothing() {
    if (isTooOld()) {
      return;
    }
    startSwarm();
    ClusterVolumeDefinition definition =
        clusterDefinition("secretless")
            .spec(ClusterSpec.builder().secret("password", "nosuch").build())
            .build();

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> clusters().create(definition))
        .withMessageContaining("secret 'nosuch'");
    assertThat(clusters().find(definition.name())).isEmpty();
  }

  @Test
  void update_changesTheAvailabilityAndNothingElse() {
    if (isTooOld()) {
      return;
    }
    startSwarm();
    ClusterVolumeDefinition definition = clusterDefinition("update").spec(FULL).build();
    ClusterVolumeState before = clusters().create(definition);

    ClusterVolumeState after = clusters().update(definition.name(), ClusterAvailability.DRAIN);

    assertThat(after.spec())
        .isEqualTo(FULL.toBuilder().availability(ClusterAvailability.DRAIN).build());
    assertThat(after.id()).isEqualTo(before.id());
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> clusters().update(nowhere(), ClusterAvailability.DRAIN));
    clusters().remove(definition.name(), RemovalOption.FORCE);
  }

  @Test
  void aVolumeOfTheEngineWithTheSameName_isLeftAlone() {
    if (isTooOld()) {
      return;
    }
    startSwarm();
    ClusterVolumeDefinition definition = clusterDefinition("twice").build();
    VolumeDefinition local = definition("twice").build();
    volumes().ensure(local);
    clusters().create(definition);

    assertThat(clusters().inspect(definition.name()).settings().driver()).isEqualTo(CSI);
    clusters().remove(definition.name(), RemovalOption.FORCE);

    assertThat(volumes().find(local.name())).isPresent();
    assertThat(clusters().find(local.name())).isEmpty();
  }

  @Test
  void remove_missing_isSaid() {
    if (isTooOld()) {
      return;
    }
    startSwarm();
    assertThat(clusters().find(nowhere())).isEmpty();
    assertThat(clusters().list()).isEmpty();
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> clusters().inspect(nowhere()));
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> clusters().remove(nowhere()));
    clusters().remove(nowhere(), RemovalOption.MISSING_IS_FINE);
  }

  /** A Swarm manager says it in other words than an engine that is none. */
  @Test
  void aVolumeThatIsNot_isNotThereOnASwarmManagerEither() {
    startSwarm();
    assertThat(volumes().find(nowhere())).isEmpty();
    volumes().remove(nowhere(), RemovalOption.MISSING_IS_FINE);
  }

  @Test
  void withoutSwarm_everythingIsRefused() {
    if (isTooOld()) {
      return;
    }
    for (Runnable call :
        List.<Runnable>of(
            () -> clusters().create(clusterDefinition("none").build()),
            () -> clusters().find(nowhere()),
            () -> clusters().list(),
            () -> clusters().update(nowhere(), ClusterAvailability.PAUSE),
            () -> clusters().remove(nowhere(), RemovalOption.MISSING_IS_FINE))) {
      assertThatExceptionOfType(UnsupportedByEngineException.class)
          .isThrownBy(call::run)
          .withMessageContaining("are asked of a manager of a Swarm, and this engine is none");
    }
  }

  @Test
  void mounts_reachTheServiceOnly() {
    ContainerMounts mounts =
        ContainerMounts.of(
            cluster("orders").at("/one").readOnly(), clusterGroup("fast").at("/any"));
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> storage().mount(mounts, engine.command("true")));
    ContainerSpec spec = new ContainerSpec().withImage(engine.image().name());
    if (!engine.speaks(42)) {
      assertThatExceptionOfType(UnsupportedByEngineException.class)
          .isThrownBy(() -> storage().mount(mounts, spec))
          .withMessageContaining("needs API 1.42");
      return;
    }
    startSwarm();
    String service =
        docker()
            .createServiceCmd(
                new ServiceSpec()
                    .withName(name("service"))
                    .withTaskTemplate(
                        new TaskSpec().withContainerSpec(storage().mount(mounts, spec))))
            .exec()
            .getId();

    JsonNode kept =
        engine.get("/services/" + service).at("/Spec/TaskTemplate/ContainerSpec/Mounts");

    assertThat(kept.findValuesAsText("Type")).containsExactly("cluster", "cluster");
    assertThat(kept.findValuesAsText("Source")).containsExactly("orders", "group:fast");
    assertThat(kept.get(0).path("ReadOnly").asBoolean()).isTrue();
    docker().removeServiceCmd(service).exec();
  }

  private VolumeName nowhere() {
    return VolumeName.of(name("nowhere"));
  }

  /** Where the engine is too old, that is all there is to see. */
  private boolean isTooOld() {
    if (engine.speaks(42)) {
      return false;
    }
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> clusters().create(clusterDefinition("old").build()))
        .withMessageContaining("needs API 1.42");
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> clusters().list())
        .withMessageContaining("needs API 1.42");
    return true;
  }
}
