package dev.stowage.fake;

import static dev.stowage.testkit.assertj.FakeDockerAssertions.assertThat;
import static dev.stowage.testkit.recording.CallPattern.call;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.junit.Engine;
import dev.stowage.testkit.junit.FakeDockerExtension;
import dev.stowage.testkit.junit.TestOnEachEngine;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.mount.ContainerMounts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of somebody's own code look like on the engine in memory. */
@ExtendWith(FakeDockerExtension.class)
class FakeDockerExampleTest {

  private static final VolumeDefinition ORDERS =
      VolumeDefinition.named("orders-db").label("app", "shop").build();

  private DockerStorage storage;

  @BeforeEach
  void connect(FakeDocker docker) {
    storage = DockerStorage.using(docker.config(), docker.transport());
  }

  @AfterEach
  void disconnect() {
    storage.close();
  }

  @Test
  void aVolumeIsThereWithItsLabelsAndUsers(FakeDocker docker) {
    storage.volumes().ensure(ORDERS);
    storage
        .mount(
            ContainerMounts.of(volume(ORDERS).at("/var/lib/postgresql/data")),
            storage.docker().createContainerCmd("").withCmd("postgres").withName("postgres"))
        .exec();

    assertThat(docker)
        .hasVolume("orders-db")
        .withLabel("app", "shop")
        .withDriver("local")
        .usedBy("postgres")
        .withFile("/")
        .ownedBy(0, 0)
        .withMode("0755");
    assertThat(docker).hasNoVolume("orders").hasContainer("postgres").mounting("orders-db");
  }

  @Test
  void nothingElseWasChanged(FakeDocker docker, CallJournal journal) {
    EngineSnapshot before = docker.snapshot();

    storage.volumes().ensure(ORDERS);
    storage.volumes().ensure(ORDERS);

    assertThat(journal)
        .contains(call("POST", "/volumes/create").body("/Labels/app", "shop"))
        .hasOnlyChanges(call("POST", "/volumes/create"));
    assertThat(docker.snapshot().changesSince(before))
        .extracting(Object::toString)
        .containsExactly("volume orders-db: created");
    docker.restore(before);
    assertThat(docker).hasNothingChangedSince(before);
  }

  @Test
  void aVolumeThatIsBusyForAWhile(FakeDocker docker) {
    storage.volumes().ensure(ORDERS);
    docker.faults().on("DELETE", "/volumes/orders-db").times(2).give(Fault.volumeInUse("4f1c"));

    assertThatThrownBy(() -> storage.volumes().remove("orders-db"))
        .isInstanceOf(VolumeInUseException.class);
    assertThatThrownBy(() -> storage.volumes().remove("orders-db"))
        .isInstanceOf(VolumeInUseException.class);
    storage.volumes().remove("orders-db");

    assertThat(docker).hasNoVolume("orders-db");
  }

  @Test
  void anEngineThatIsDownForAWhile(FakeDocker docker) {
    storage.volumes().ensure(ORDERS);

    docker.stop();
    assertThatThrownBy(() -> storage.volumes().list())
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("Connection refused");

    docker.start();
    assertThat(storage.volumes().list()).hasSize(1);
  }

  @Test
  void twoWhoRaceForAVolume(FakeDocker docker) throws Exception {
    ActiveFault hold = docker.faults().on("POST", "/volumes/create").times(1).give(Fault.hold());

    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() -> storage.volumes().ensure(ORDERS).created());
    hold.awaitHit();
    assertThat(docker).hasNoVolume("orders-db");
    storage.volumes().ensure(ORDERS);
    hold.lift();

    first.get(10, TimeUnit.SECONDS);
    assertThat(docker).hasVolume("orders-db").withLabel("app", "shop");
  }

  @Test
  void timePassesOnlyWhenItIsTold(FakeDocker docker, FakeClock clock) {
    Instant start = clock.instant();
    docker.faults().onAnyCall().give(Fault.delay(Duration.ofSeconds(20)));

    storage.volumes().ensure(ORDERS);

    assertThat(clock.instant()).isAfter(start.plusSeconds(39));
  }

  @Test
  @Engine("20.10")
  void anOldEngineIsAskedForNothingNew(CallJournal journal) {
    storage.volumes().list();

    assertThat(journal.calls()).last().hasToString("GET /v1.41/volumes");
  }

  @TestOnEachEngine
  void allEnginesKeepVolumes(FakeDocker docker, EngineProfile profile) {
    storage.volumes().ensure(ORDERS);

    assertThat(docker.profile()).isEqualTo(profile);
    assertThat(docker).hasVolume("orders-db");
  }
}
