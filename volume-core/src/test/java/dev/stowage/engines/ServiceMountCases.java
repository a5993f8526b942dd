package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.NetworkAttachmentConfig;
import com.github.dockerjava.api.model.ServiceModeConfig;
import com.github.dockerjava.api.model.ServiceReplicatedModeOptions;
import com.github.dockerjava.api.model.ServiceRestartPolicy;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.SwarmSpec;
import com.github.dockerjava.api.model.TaskSpec;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mounts of services, on a Swarm of one node. */
abstract class ServiceMountCases extends OnEngine {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Optional<String> service = Optional.empty();
  private boolean swarm;

  /** Returns a directory of the engine's host. */
  abstract String directory();

  @BeforeEach
  void startSwarm() {
    docker()
        .initializeSwarmCmd(new SwarmSpec())
        .withListenAddr(engine.swarmAddress())
        .withAdvertiseAddr(engine.swarmAddress())
        .exec();
    swarm = true;
  }

  @AfterEach
  void leaveSwarm() throws InterruptedException {
    if (service.isPresent()) {
      docker().removeServiceCmd(service.get()).exec();
      waitUntil(() -> containers().isEmpty() ? Optional.of(true) : Optional.empty());
    }
    if (swarm) {
      docker().leaveSwarmCmd().withForceEnabled(true).exec();
    }
  }

  @Test
  void mounts_reachTheTaskAndTheSpecificationKeepsItsOwn() throws InterruptedException {
    VolumeDefinition data = definition("service").label("app", "shop").build();
    ContainerMounts mounts =
        ContainerMounts.of(
            bind(directory()).at("/conf").readOnly(),
            volume(data).at("/data").noCopy(),
            tmpfs().at("/run").size("2m").mode("0700"));
    ContainerSpec spec =
        specification()
            .withMounts(List.of(new Mount().withTarget("/own").withType(MountType.TMPFS)));

    create(storage().mount(mounts, spec), 1);

    assertThat(specified().findValuesAsText("Target"))
        .containsExactly("/own", "/conf", "/data", "/run");
    JsonNode container =
        waitUntil(() -> containers().stream().findFirst()).path("HostConfig").path("Mounts");
    assertThat(container.findValuesAsText("Target"))
        .containsExactlyInAnyOrder("/own", "/conf", "/data", "/run");
    assertThat(volumes().ensure(data).created()).isFalse();
  }

  @Test
  void everyAllowedOption_standsInTheSpecificationAsAsked() {
    List<MountBuilder<?, ?>> mounts =
        new ArrayList<>(
            List.of(
                bind("/tmp").at("/a").withoutSubmounts().propagation(Propagation.RSLAVE),
                bind("/tmp").at("/b").readOnly(),
                volume("vol").at("/c").readOnly().noCopy().label("a", "b"),
                anonymousVolume().at("/d"),
                tmpfs().at("/e").readOnly().size("1m").mode("0700")));
    if (engine.speaks(46)) {
      mounts.add(volume("vol").at("/f").subpath("x"));
      mounts.add(tmpfs().at("/g").exec());
    }
    ContainerSpec spec =
        storage()
            .mount(ContainerMounts.of(mounts.toArray(MountBuilder<?, ?>[]::new)), specification());

    create(spec, 0);

    JsonNode sent = engine.json(Objects.requireNonNull(spec.getMounts()));
    assertThat(withoutNulls(specified())).isEqualTo(withoutNulls(sent));
  }

  @Test
  void whatSwarmForgets_isRefused() {
    refused(bind("/tmp").at("/a").createHostPath(), "Swarm does not pass it on");
    refused(bind("/tmp").at("/a").selinuxLabel(SelinuxLabel.SHARED), "SELinux");
    refused(bind("/tmp").at("/a").readOnly(Submounts.READ_ONLY), "Swarm does not pass it on");
    refused(image("x").at("/a"), "mounting an image");
    refused(bind("/tmp").at("/a").readOnly(Submounts.WRITABLE), "Swarm does not pass it on");
    if (!engine.speaks(46)) {
      refused(volume("vol").at("/a").subpath("x"), "API 1.46");
      refused(tmpfs().at("/a").exec(), "API 1.46");
    }
  }

  @Test
  void swarm_stillForgetsTheFieldsThatAreRefused() {
    BindOptions options = new BindOptions();
    for (String field :
        List.of("CreateMountpoint", "ReadOnlyNonRecursive", "ReadOnlyForceRecursive")) {
      DockerObjectAccessor.overrideRawValue(options, field, true);
    }
    Mount mount =
        new Mount()
            .withSource("/tmp")
            .withTarget("/a")
            .withBindOptions(options)
            .withType(MountType.BIND);
    create(specification().withMounts(List.of(mount)), 0);
    assertThat(specified().path(0).has("BindOptions")).isFalse();
  }

  private void refused(MountBuilder<?, ?> mount, String reason) {
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> storage().mount(ContainerMounts.of(mount), specification()))
        .withMessageContaining(reason);
  }

  @Test
  void duplicates_areRefused() {
    ContainerSpec spec =
        specification()
            .withMounts(List.of(new Mount().withTarget("/own/").withType(MountType.TMPFS)));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> storage().mount(ContainerMounts.of(tmpfs().at("/own")), spec));
  }

  private ContainerSpec specification() {
    return new ContainerSpec()
        .withImage(engine.image().name())
        .withCommand(List.of("sh", "-c", "trap exit TERM; sleep 600 & wait"));
  }

  private void create(ContainerSpec spec, int replicas) {
    TaskSpec task =
        new TaskSpec()
            .withContainerSpec(spec)
            .withRestartPolicy(new ServiceRestartPolicy())
            .withNetworks(List.of(new NetworkAttachmentConfig().withTarget("host")));
    ServiceModeConfig mode =
        new ServiceModeConfig()
            .withReplicated(new ServiceReplicatedModeOptions().withReplicas(replicas));
    ServiceSpec service =
        new ServiceSpec().withName(name("service")).withTaskTemplate(task).withMode(mode);
    this.service = Optional.of(docker().createServiceCmd(service).exec().getId());
  }

  private JsonNode specified() {
    return engine
        .get("/services/" + service.orElseThrow())
        .path("Spec")
        .path("TaskTemplate")
        .path("ContainerSpec")
        .path("Mounts");
  }

  private static String withoutNulls(JsonNode node) {
    return node.toString().replaceAll("\"[A-Za-z]+\":null,?", "").replace(",}", "}");
  }

  private List<JsonNode> containers() {
    JsonNode all = engine.get("/containers/json?all=1");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(
            container ->
                container
                    .path("Labels")
                    .path("com.docker.swarm.service.id")
                    .asText()
                    .equals(service.orElse("none")))
        .map(container -> engine.inspect(container.path("Id").asText()))
        .filter(container -> container.has("HostConfig"))
        .toList();
  }

  private interface Look<T> {
    Optional<T> once();
  }

  private <T> T waitUntil(Look<T> look) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<T> seen = look.once();
      if (seen.isPresent()) {
        return seen.get();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not seen in " + PATIENCE + ": " + tasks());
  }

  private JsonNode tasks() {
    return engine.get("/tasks");
  }
}
