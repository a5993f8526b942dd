package dev.stowage.docker.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.GoldenVolumes;
import dev.stowage.volume.golden.failure.GoldenExistsException;
import dev.stowage.volume.golden.failure.GoldenInUseException;
import dev.stowage.volume.golden.failure.GoldenNotFoundException;
import dev.stowage.volume.transfer.Transfer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden volumes by their rules, on the engine in memory. */
class GoldenOnFakeTest {

  private static final GoldenName NAME = GoldenName.of("orders-db");
  private static final GoldenDefinition ORDERS =
      GoldenDefinition.named("orders-db").ofVolume("orders");

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
  private final GoldenVolumes golden = storage.golden();

  @TempDir Path directory;

  @BeforeEach
  void fillSource() {
    storage.volumes().ensure(VolumeDefinition.named("orders").build());
    storage
        .files("orders")
        .seed(
            VolumeSeed.file("conf/shop.conf", "blue")
                .ownedBy(999, 998)
                .modes("0640", "0750")
                .and(VolumeSeed.symlink("up", "../x"))
                .and(VolumeSeed.emptyDirectory("").ownedBy(70, 71).modes("0640", "2750")));
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec())
        .noneMatch(it -> it.getNames()[0].startsWith("/stowage"));
    storage.close();
    docker.close();
  }

  private Manifest content(String volume) {
    return storage.files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  private List<String> list() {
    return golden.list().stream().map(it -> it.name().toString()).toList();
  }

  private String user(String volume) {
    docker.addImage("tiny:1", FileTree.empty());
    return storage
        .docker()
        .createContainerCmd("tiny:1")
        .withCmd("sleep")
        .withHostConfig(
            HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withBinds(Bind.parse(volume + ":/data")))
        .exec()
        .getId();
  }

  @Test
  void stamp_holdsTheSame_rootAndTimesOfDirectoriesIncluded() {
    Instant before = storage.files("orders").stat("conf").modified();
    docker.clock().advance(Duration.ofHours(3));
    GoldenVolume frozen = golden.freeze(ORDERS.verified());
    golden.stamp("orders-db", "fresh");
    assertThat(content("fresh").differences(content("orders"))).isEmpty();
    FileState root = storage.files("fresh").stat("");
    assertThat(root).isEqualTo(storage.files("orders").stat(""));
    assertThat(storage.files("fresh").stat("conf").modified()).isEqualTo(before);
    assertThat(frozen.origin()).isEqualTo("volume 'orders'");
    assertThat(frozen.size()).isEqualTo(4);
    assertThat(golden.find(NAME)).contains(frozen);
    assertThat(storage.volumes().find("fresh").orElseThrow().labels())
        .containsEntry("dev.stowage.golden", "orders-db:latest");
  }

  @Test
  void freeze_aSeed_withoutAnyVolume() {
    String odd = "a/$HOME \"x\" \\ ü";
    GoldenVolume frozen =
        golden.freeze(GoldenDefinition.named("seeded").ofSeed(VolumeSeed.file(odd, "c")));
    golden.stamp("seeded", "fresh");
    assertThat(storage.files("fresh").readText(odd)).isEqualTo("c");
    assertThat(storage.files("fresh").stat("").mode()).isEqualTo(0_755);
    assertThat(frozen.origin()).contains(odd);
    assertThat(golden.list()).containsExactly(frozen);
  }

  /** A directory that is replaced by something else, and one below a link, are no directories. */
  @Test
  void freeze_aSeedWhosePartsReplaceEachOther() {
    VolumeSeed seed =
        VolumeSeed.file("a/b", "c")
            .and(VolumeSeed.symlink("link", "a"))
            .and(VolumeSeed.file("link/d/e", "f"))
            .and(VolumeSeed.file("a/b", "g"));
    golden.freeze(GoldenDefinition.named("seeded").ofSeed(seed));
    golden.stamp("seeded", "fresh");
    assertThat(storage.files("fresh").readText("a/b")).isEqualTo("g");
    assertThat(storage.files("fresh").stat("link").link()).contains("a");
    assertThat(storage.files("fresh").readText("a/d/e")).isEqualTo("f");
  }

  @Test
  void freeze_nameThatIsTaken_isRefusedUnlessReplacing() {
    golden.freeze(ORDERS);
    String first = golden.find(NAME).orElseThrow().imageId();
    assertThatThrownBy(() -> golden.freeze(ORDERS))
        .isInstanceOf(GoldenExistsException.class)
        .hasMessageContaining("orders-db:latest");
    storage.files("orders").write("more", "of it");
    assertThat(golden.freeze(ORDERS.replacing()).imageId()).isNotEqualTo(first);
    assertThat(list()).containsExactly("orders-db:latest");
    assertThat(docker.snapshot().images()).hasSize(2);
    golden.stamp("orders-db", "fresh");
    assertThat(storage.files("fresh").readText("more")).isEqualTo("of it");
  }

  @Test
  void freeze_noSuchVolume() {
    assertThatThrownBy(() -> golden.freeze(GoldenDefinition.named("a").ofVolume("none")))
        .isInstanceOf(VolumeNotFoundException.class);
    assertThat(golden.list()).isEmpty();
  }

  @Test
  void freeze_anEmptyVolume() {
    storage.volumes().ensure(VolumeDefinition.named("empty").build());
    golden.freeze(GoldenDefinition.named("empty").ofVolume("empty"));
    golden.stamp("empty", "fresh");
    assertThat(content("fresh").differences(content("empty"))).isEmpty();
  }

  @Test
  void freeze_cancelled_leavesNothing() {
    Transfer transfer = Transfer.unwatched();
    transfer.cancel();
    assertThatThrownBy(() -> golden.during(transfer).freeze(ORDERS))
        .isInstanceOf(TransferCancelledException.class);
    assertThat(golden.list()).isEmpty();
  }

  @Test
  void stamp_whatIsNotThereOrThereAlready_changesNothing() {
    assertThatThrownBy(() -> golden.stamp("orders-db", "fresh"))
        .isInstanceOf(GoldenNotFoundException.class)
        .hasMessageContaining("stamp volume 'fresh'");
    assertThat(storage.volumes().find("fresh")).isEmpty();
    golden.freeze(ORDERS);
    assertThatThrownBy(() -> golden.stamp("orders-db", "orders"))
        .isInstanceOf(VolumeExistsException.class);
    assertThat(storage.files("orders").readText("conf/shop.conf")).isEqualTo("blue");
  }

  @Test
  void stamp_driverThatCannotHoldIt_isRefused() {
    golden.freeze(ORDERS);
    VolumeDefinition memory = VolumeDefinition.named("fresh").driver(TmpfsVolume.memory()).build();
    assertThatThrownBy(() -> golden.stamp(NAME, memory))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("loses the data");
  }

  @Test
  void reset_makesItAsItWas_withTheSameLabels() {
    golden.freeze(ORDERS);
    golden.stamp(NAME, VolumeDefinition.named("fresh").label("app", "shop").build());
    storage.files("fresh").write("conf/shop.conf", "red");
    golden.reset("fresh");
    assertThat(storage.files("fresh").readText("conf/shop.conf")).isEqualTo("blue");
    assertThat(storage.volumes().find("fresh").orElseThrow().labels())
        .containsEntry("app", "shop")
        .containsEntry("dev.stowage.golden", "orders-db:latest");
  }

  @Test
  void reset_refusals_changeNothing() {
    golden.freeze(ORDERS);
    golden.stamp("orders-db", "fresh");
    storage.files("fresh").write("own", "data");
    String user = user("fresh");
    assertThatThrownBy(() -> golden.reset("fresh"))
        .isInstanceOfSatisfying(
            VolumeInUseException.class,
            failure -> assertThat(failure.containers()).containsExactly(user));
    storage.docker().removeContainerCmd(user).exec();
    assertThatThrownBy(() -> golden.reset("orders"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("was not stamped");
    assertThatThrownBy(() -> golden.reset("none")).isInstanceOf(VolumeNotFoundException.class);
    golden.remove(NAME);
    assertThatThrownBy(() -> golden.reset("fresh")).isInstanceOf(GoldenNotFoundException.class);
    assertThat(storage.files("fresh").readText("own")).isEqualTo("data");
  }

  @Test
  void reset_dataThatRemovingWouldLeave_isRefused() throws Exception {
    docker.hostFiles().createDirectories("/srv/a");
    golden.freeze(ORDERS);
    golden.stamp(
        NAME, VolumeDefinition.named("fresh").driver(HostDirectoryVolume.at("/srv/a")).build());
    assertThatThrownBy(() -> golden.reset("fresh"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("leaves the data");
    assertThat(storage.files("fresh").readText("conf/shop.conf")).isEqualTo("blue");
  }

  @Test
  void remove_nameOnly_volumesStay() {
    golden.freeze(ORDERS);
    golden.stamp("orders-db", "fresh");
    golden.remove(NAME);
    assertThat(golden.find(NAME)).isEmpty();
    assertThat(storage.files("fresh").readText("conf/shop.conf")).isEqualTo("blue");
    assertThatThrownBy(() -> golden.remove(NAME)).isInstanceOf(GoldenNotFoundException.class);
  }

  @Test
  void remove_whileAContainerIsMadeFromIt() {
    golden.freeze(ORDERS);
    String user = storage.docker().createContainerCmd(NAME.image()).withCmd("-").exec().getId();
    assertThatThrownBy(() -> golden.remove(NAME))
        .isInstanceOf(GoldenInUseException.class)
        .hasMessageContaining("is using its referenced image");
    assertThat(golden.sweep(GoldenSweep.all())).isEmpty();
    storage.docker().removeContainerCmd(user).exec();
    assertThat(golden.sweep(GoldenSweep.all())).hasSize(1);
  }

  @Test
  void anImageOfTheSameNameThatIsNoGoldenVolume_isLeftAlone() {
    docker.addImage(NAME.image(), FileTree.empty());
    assertThat(golden.find(NAME)).isEmpty();
    assertThatThrownBy(() -> golden.remove(NAME)).isInstanceOf(GoldenNotFoundException.class);
    assertThat(docker.snapshot().images()).hasSize(2);
  }

  @Test
  void sweep_byAgeAndCountAndName() {
    for (String name : List.of("a:1", "a:2", "a:3", "b:1", "b:keep")) {
      golden.freeze(GoldenDefinition.named(name).ofVolume("orders"));
      docker.clock().advance(Duration.ofHours(1));
    }
    assertThat(golden.sweep(GoldenSweep.olderThan(Duration.ofDays(1)))).isEmpty();
    List<GoldenVolume> removed =
        golden.sweep(GoldenSweep.olderThan(Duration.ofMinutes(90)).keepingNewest(1));
    assertThat(removed).extracting(it -> it.name().toString()).containsExactly("b:1", "a:2", "a:1");
    assertThat(golden.sweep(GoldenSweep.all().ofRepository("c"))).isEmpty();
    assertThat(golden.sweep(GoldenSweep.all().except("b:keep"))).hasSize(1);
    assertThat(list()).containsExactly("b:keep");
  }

  @Test
  void saveAndLoad_onAnotherEngine_ofAnotherVersion() {
    GoldenVolume frozen = golden.freeze(ORDERS);
    Path archive = directory.resolve("orders.tar.gz");
    golden.saveTo(NAME, archive);
    for (EngineProfile profile : List.of(EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_28_5)) {
      try (FakeDocker there = FakeDocker.builder().engine(profile).build();
          DockerStorage other = DockerStorage.using(there.config(), there.transport())) {
        assertThat(other.golden().loadFrom(archive)).isEqualTo(frozen);
        assertThat(other.golden().loadFrom(archive)).isEqualTo(frozen);
        other.golden().stamp("orders-db", "there");
        assertThat(
                other
                    .files("there")
                    .exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR)
                    .differences(content("orders")))
            .isEmpty();
      }
    }
  }

  @Test
  void load_whatIsNoneOrTaken_changesNothing() throws Exception {
    golden.freeze(ORDERS);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    golden.saveTo(NAME, saved);
    storage.files("orders").write("more", "");
    golden.freeze(ORDERS.replacing());
    assertThatThrownBy(() -> golden.loadFrom(new ByteArrayInputStream(saved.toByteArray())))
        .isInstanceOf(GoldenExistsException.class);
    golden.remove(NAME);
    byte[] cut = Arrays.copyOf(saved.toByteArray(), saved.size() - 2_000);
    assertThatThrownBy(() -> golden.loadFrom(new ByteArrayInputStream(cut)))
        .isInstanceOf(ArchiveDamagedException.class);
    docker.addImage("postgres:17", FileTree.empty());
    Path foreign = directory.resolve("foreign.tar");
    try (InputStream in = storage.docker().saveImageCmd("postgres:17").exec()) {
      Files.copy(in, foreign);
    }
    assertThatThrownBy(() -> golden.loadFrom(foreign))
        .isInstanceOf(ArchiveDamagedException.class)
        .hasMessageContaining("not that of one golden volume");
    assertThatThrownBy(() -> golden.loadFrom(new ByteArrayInputStream(new byte[1024])))
        .isInstanceOf(ArchiveDamagedException.class)
        .hasMessageContaining("no archive of an image");
    assertThat(golden.list()).isEmpty();
  }

  @Test
  void save_whatIsNotThere_leavesNoFile() {
    Path archive = directory.resolve("a.tar");
    assertThatThrownBy(() -> golden.saveTo(NAME, archive))
        .isInstanceOf(GoldenNotFoundException.class);
    assertThat(directory).isEmptyDirectory();
  }
}
