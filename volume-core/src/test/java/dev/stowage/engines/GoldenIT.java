package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.GoldenVolumes;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes frozen as images of real engines, and stamped out by them. */
class GoldenIT extends EngineTest {

  @TempDir Path directory;

  private GoldenVolumes golden() {
    return storage().golden();
  }

  private GoldenName golden(String tag) {
    return GoldenName.of(name("golden") + ":" + tag);
  }

  @AfterEach
  void noImageIsLeft() {
    for (GoldenVolume left : golden().list()) {
      if (left.name().repository().equals(name("golden"))) {
        golden().remove(left.name());
      }
    }
    assertThat(storage().sweep()).as("what a sweep found").isEmpty();
  }

  /** Has one of every kind of entry, in a tar of ours. */
  private String source() throws IOException {
    Path archive = directory.resolve("all.tar");
    if (!Files.exists(archive)) {
      Files.write(archive, ofEveryKind());
    }
    volumes().ensure(definition("source").build());
    storage().files(name("source")).restoreFrom(archive);
    return name("source");
  }

  private GoldenVolume frozen(String source, String tag) {
    return golden()
        .freeze(GoldenDefinition.named(golden(tag).toString()).ofVolume(source).verified());
  }

  private String stamped(String word, String tag) {
    golden().stamp(golden(tag), definition(word).build());
    return name(word);
  }

  private Manifest content(String volume) {
    return content(storage(), volume);
  }

  private static Manifest content(DockerStorage of, String volume) {
    return of.files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  private static List<FileState> states(Manifest manifest) {
    return manifest.entries().stream().map(ManifestEntry::state).toList();
  }

  @Test
  void everyKindOfEntry_comesOutEqual_timesIncluded() throws IOException {
    String source = source();
    GoldenVolume frozen = frozen(source, "1");
    String fresh = stamped("fresh", "1");
    assertThat(content(fresh).differences(content(source))).isEmpty();
    assertThat(states(content(fresh))).isEqualTo(states(content(source)));
    assertThat(content(fresh).entries()).hasSizeGreaterThan(8);
    assertThat(frozen.origin()).isEqualTo("volume '" + source + "'");
    assertThat(golden().find(golden("1"))).contains(frozen);
  }

  private static byte[] ofEveryKind() {
    return TestTar.tar()
        .directory("./", TestTar.owned(70, 71, 0_2750))
        .directory("conf/", TestTar.owned(999, 998, 0_1770))
        .file("conf/größe", "blue", TestTar.owned(999, 998, 0_640))
        .file("conf/" + "n".repeat(200), "long name")
        .file("runs", "as its owner", TestTar.owned(1, 2, 0_6755))
        .file(
            "linked",
            "once",
            TestTar.owned(9, 8, 0_600).andThen(TestTar.at("2014-05-13T16:53:20Z")))
        .hardLink("conf/again", "linked")
        .symlink("up", "../../nowhere")
        .fifo("pipe")
        .device(TarConstants.LF_CHR, "null", 1, 3)
        .directory("empty/", TestTar.owned(3, 4, 0_500))
        .file("empty-file", "")
        .bytes();
  }

  @Test
  void anEmptyVolume_keepsItsOwner() {
    volumes().ensure(definition("none").build());
    storage().files(name("none")).createDirectory("", FileAccess.of(33, 34, "0711"));
    frozen(name("none"), "1");
    assertThat(states(content(stamped("fresh", "1")))).isEqualTo(states(content(name("none"))));
  }

  @Test
  void aHostDirectoryAndASeed_withoutAnyVolume() {
    VolumeSeed seed = VolumeSeed.file("$a \"b\" \\", "c").ownedBy(5, 6).modes("0600", "0700");
    golden().freeze(GoldenDefinition.named(golden("seed").toString()).ofSeed(seed).verified());
    assertThat(storage().files(stamped("a", "seed")).readText("$a \"b\" \\")).isEqualTo("c");
    String path = volumes().inspect(VolumeName.of(name("a"))).mountpoint().orElseThrow();
    GoldenDefinition host = GoldenDefinition.named(golden("host").toString()).ofHostDirectory(path);
    golden().freeze(host);
    assertThat(states(content(stamped("b", "host")))).isEqualTo(states(content(name("a"))));
  }

  @Test
  void severalStampsAtOnce() throws Exception {
    String source = source();
    frozen(source, "1");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> stamps = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String word = "fresh" + i;
        stamps.add(() -> stamped(word, "1"));
      }
      for (Future<String> stamp : threads.invokeAll(stamps)) {
        assertThat(content(stamp.get()).differences(content(source))).isEmpty();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void reset_unlessSomebodyRefersToIt() throws IOException {
    String source = source();
    frozen(source, "1");
    String fresh = stamped("fresh", "1");
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume(fresh).at("/data"));
    String user = engine.create(mounts, "rm -r /data/conf; echo x > /data/new");
    docker().startContainerCmd(user).exec();
    docker().waitContainerCmd(user).start().awaitStatusCode();
    assertThat(content(fresh).differences(content(source))).isNotEmpty();
    assertThatThrownBy(() -> golden().reset(fresh)).isInstanceOf(VolumeInUseException.class);
    docker().removeContainerCmd(user).withForce(true).exec();
    golden().reset(fresh);
    assertThat(content(fresh).differences(content(source))).isEmpty();
    assertThat(volumes().inspect(VolumeName.of(fresh)).labels()).containsKey(TEST_LABEL);
  }

  /** The engine copies nothing into a volume that holds something, and does not say so. */
  @Test
  void dataThatAreThereAlready_areLeftAlone() throws IOException {
    String source = source();
    frozen(source, "1");
    String path = volumes().inspect(VolumeName.of(source)).mountpoint().orElseThrow();
    VolumeDefinition taken = definition("taken").driver(HostDirectoryVolume.at(path)).build();
    Manifest before = content(source);
    assertThatThrownBy(() -> golden().stamp(golden("1"), taken))
        .isInstanceOf(VolumeNotEmptyException.class);
    assertThat(volumes().find(taken.name())).isEmpty();
    assertThat(content(source).differences(before)).isEmpty();
  }

  /** What a test database does: filled once, and found as it was by each test. */
  @Test
  void eachTestFindsTheSameRows() {
    volumes().ensure(definition("orders").build());
    String database = start(name("orders"), "echo filled > /data/rows; sleep 1000 & wait");
    golden()
        .freeze(
            GoldenDefinition.named(golden("db").toString())
                .ofVolume(name("orders"))
                .stoppingUsers());
    docker().removeContainerCmd(database).withForce(true).exec();
    String test = stamped("orders-test", "db");
    for (int i = 0; i < 3; i++) {
      golden().reset(test);
      database = start(test, "echo order >> /data/rows");
      docker().waitContainerCmd(database).start().awaitStatusCode();
      docker().removeContainerCmd(database).withForce(true).exec();
      assertThat(storage().files(test).readText("rows")).isEqualTo("filled\norder\n");
    }
  }

  private String start(String volume, String script) {
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume(volume).at("/data"));
    String id = engine.create(mounts, script);
    docker().startContainerCmd(id).exec();
    return id;
  }

  @Test
  void listReplaceSweepRemove() throws IOException {
    String source = source();
    for (String tag : List.of("1", "2", "3")) {
      frozen(source, tag);
    }
    String before = golden().find(golden("2")).orElseThrow().imageId();
    GoldenDefinition again = GoldenDefinition.named(golden("2").toString()).ofVolume(source);
    assertThat(golden().freeze(again.replacing()).imageId()).isNotEqualTo(before);
    assertThat(docker().listImagesCmd().withDanglingFilter(true).exec())
        .noneMatch(image -> image.getId().equals(before));
    assertThat(ours()).hasSize(3);
    assertThat(
            golden().sweep(GoldenSweep.olderThan(Duration.ofDays(1)).ofRepository(name("golden"))))
        .isEmpty();
    GoldenSweep all = GoldenSweep.all().ofRepository(name("golden"));
    assertThat(golden().sweep(all.keepingNewest(3))).isEmpty();
    assertThat(golden().sweep(all.except(golden("1").toString()))).hasSize(2);
    assertThat(ours()).extracting(GoldenVolume::name).containsExactly(golden("1"));
  }

  private boolean isOurs(GoldenVolume golden) {
    return golden.name().repository().equals(name("golden"));
  }

  private List<GoldenVolume> ours() {
    return golden().list().stream().filter(this::isOurs).toList();
  }

  @Test
  void saveAndLoad_hereAndOnAnotherEngine() throws IOException {
    String source = source();
    GoldenVolume frozen = frozen(source, "1");
    Path archive = directory.resolve("golden.tar.gz");
    golden().saveTo(golden("1"), archive);
    golden().remove(golden("1"));
    assertThat(golden().loadFrom(archive)).isEqualTo(frozen);
    assertThat(content(stamped("fresh", "1")).differences(content(source))).isEmpty();
    try (FakeDocker fake = FakeDocker.create();
        DockerStorage other = DockerStorage.using(fake.config(), fake.transport())) {
      assertThat(other.golden().loadFrom(archive).imageId()).isEqualTo(frozen.imageId());
      other.golden().stamp(golden("1").toString(), "there");
      assertThat(content(other, "there").differences(content(source))).isEmpty();
    }
  }

  @Test
  void anArchiveOfAnotherImage_orACutOne_isNotLoaded() throws IOException {
    source();
    frozen(name("source"), "1");
    Path archive = directory.resolve("golden.tar");
    golden().saveTo(golden("1"), archive);
    golden().remove(golden("1"));
    byte[] whole = Files.readAllBytes(archive);
    for (int end : List.of(512, 10_000, whole.length - 1_024)) {
      Path cut = directory.resolve("cut.tar");
      Files.write(cut, Arrays.copyOf(whole, end));
      assertThatThrownBy(() -> golden().loadFrom(cut)).isInstanceOf(ArchiveDamagedException.class);
    }
    Path foreign = directory.resolve("foreign.tar");
    try (InputStream saved = docker().saveImageCmd(engine.image().name()).exec()) {
      Files.copy(saved, foreign);
    }
    assertThatThrownBy(() -> golden().loadFrom(foreign))
        .isInstanceOf(ArchiveDamagedException.class)
        .hasMessageContaining("not that of one golden volume");
    assertThat(ours()).isEmpty();
  }
}
