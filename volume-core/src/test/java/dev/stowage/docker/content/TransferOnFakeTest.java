package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.failure.TransferCancelledException;
import dev.stowage.volume.transfer.Progress;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving content, watched and cancelled. */
class TransferOnFakeTest {

  private static final String ARCHIVE = "/containers/{id}/archive";
  private static final int LARGE = 3_000_000;

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
  private final List<Progress> told = new ArrayList<>();
  private final Transfer transfer = Transfer.watchedBy(told::add);
  @TempDir Path directory;

  @BeforeEach
  void fill() {
    files("orders").seed(VolumeSeed.file("a/large", new byte[LARGE]));
  }

  private VolumeFiles files(String volume) {
    storage.volumes().ensure(VolumeDefinition.named(volume).build());
    return storage.files(volume);
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    storage.close();
  }

  private Map<Stage, Progress> last() {
    Map<Stage, Progress> last = new TreeMap<>();
    told.forEach(progress -> last.put(progress.stage(), progress));
    return last;
  }

  @Test
  void export_countsWhatComes() {
    files("orders").during(transfer).exportTo(directory.resolve("out.tar"));
    assertThat(last()).containsOnlyKeys(Stage.READ);
    Progress end = last().get(Stage.READ);
    assertThat(end.bytes()).isBetween((long) LARGE, LARGE + 20_000L);
    assertThat(end.entries()).isEqualTo(3);
    assertThat(told).hasSizeGreaterThan(3);
    assertThat(transfer.progress()).isEqualTo(end);
  }

  @Test
  void restore_checksWritesAndReadsBack_andKnowsHowMuchItIs() throws Exception {
    Path archive = directory.resolve("out.tar.gz");
    files("orders").exportTo(archive);
    files("copy").during(transfer).restoreFrom(archive);
    assertThat(last()).containsOnlyKeys(Stage.CHECK, Stage.WRITE, Stage.READ_BACK);
    assertThat(last().get(Stage.CHECK).bytes()).isEqualTo(Files.size(archive));
    assertThat(last().get(Stage.CHECK).fraction()).hasValue(1);
    assertThat(last().get(Stage.WRITE).fraction().orElseThrow()).isBetween(0.99, 1.0);
    assertThat(last().get(Stage.READ_BACK).fraction().orElseThrow()).isBetween(0.99, 1.0);
    assertThat(last().get(Stage.WRITE).entries()).isEqualTo(2);
  }

  @Test
  void copyAndSeed_count() {
    storage.copies().during(transfer).copy(VolumeCopy.from("orders").to("copy").verified());
    assertThat(last()).containsOnlyKeys(Stage.WRITE, Stage.READ_BACK);
    assertThat(last().get(Stage.WRITE).bytes()).isBetween((long) LARGE, LARGE + 20_000L);
    told.clear();
    files("other").during(transfer).seed(VolumeSeed.file("x", new byte[LARGE]));
    assertThat(last().get(Stage.WRITE).bytes()).isBetween((long) LARGE, LARGE + 20_000L);
  }

  private static Consumer<Progress> cancelAt(Stage stage, Transfer[] transfer) {
    return progress -> {
      if (progress.stage() == stage && progress.bytes() > LARGE / 3) {
        transfer[0].cancel();
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHECK", "WRITE", "READ_BACK"})
  void restore_cancelledInEachStage_leavesTheVolumeEmpty(Stage stage) {
    Path archive = directory.resolve("out.tar");
    files("orders").exportTo(archive);
    Transfer[] self = new Transfer[1];
    self[0] = Transfer.watchedBy(cancelAt(stage, self));
    VolumeFiles copy = files("copy");
    assertThatThrownBy(() -> copy.during(self[0]).restoreFrom(archive))
        .isInstanceOf(TransferCancelledException.class)
        .hasMessageStartingWith("restore volume 'copy': it was cancelled");
    assertThat(copy.list("")).isEmpty();
    assertThat(copy.stat("").mode()).isEqualTo(0_755);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void export_cancelled_leavesNoFile() {
    Transfer[] self = new Transfer[1];
    self[0] = Transfer.watchedBy(cancelAt(Stage.READ, self));
    VolumeFiles watched = files("orders").during(self[0]);
    assertThatThrownBy(() -> watched.exportTo(directory.resolve("out.tar")))
        .isInstanceOf(TransferCancelledException.class);
    assertThat(directory).isEmptyDirectory();
    assertThatThrownBy(() -> watched.exportTo(directory.resolve("out.tar")))
        .isInstanceOf(TransferCancelledException.class);
  }

  @Test
  void extraction_cancelled_leavesNoDirectory() {
    Transfer[] self = new Transfer[1];
    self[0] = Transfer.watchedBy(cancelAt(Stage.READ, self));
    VolumeFiles watched = files("orders").during(self[0]);
    assertThatThrownBy(() -> watched.extractTo(directory.resolve("out")))
        .isInstanceOf(TransferCancelledException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void copy_cancelledByAnotherThreadWhileTheEngineHangs_leavesNoVolume() throws Exception {
    try (ActiveFault hang = docker.faults().on("PUT", ARCHIVE).after(1).give(Fault.hold())) {
      CompletableFuture<Object> copy =
          CompletableFuture.supplyAsync(
              () -> storage.copies().during(transfer).copy(VolumeCopy.from("orders").to("copy")));
      hang.awaitHit();
      transfer.cancel();
      assertThatThrownBy(() -> copy.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TransferCancelledException.class);
    }
    assertThat(storage.volumes().find("copy")).isEmpty();
  }
}
