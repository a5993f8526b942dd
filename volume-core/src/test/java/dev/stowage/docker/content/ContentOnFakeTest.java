package dev.stowage.docker.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of volumes over the engine in memory: what goes well, and what does not. */
class ContentOnFakeTest {

  private static final String UPLOAD = "/containers/{id}/archive";

  @TempDir Path directory;

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    storage.close();
    docker.close();
  }

  private VolumeFiles files(String name) {
    return storage.files(
        storage.volumes().ensure(VolumeDefinition.named(name).build()).volume().name());
  }

  private static VolumeSeed seed() {
    return VolumeSeed.file("conf/shop.conf", "colour=blue")
        .ownedBy(999, 998)
        .modes("0640", "0750")
        .and(VolumeSeed.file("größe/日本", new byte[200_000]))
        .and(VolumeSeed.symlink("up", "../anywhere"))
        .and(VolumeSeed.emptyDirectory("").ownedBy(70, 70).modes("0640", "2750"));
  }

  @Test
  void writeReadStatAndList() {
    VolumeFiles files = files("orders");
    files.write("conf/shop.conf", "red".getBytes(UTF_8), FileAccess.of(9, 8, "0600"));
    files.createDirectory("", FileAccess.of(7, 7, "0700"));
    assertThat(files.readText("conf/shop.conf")).isEqualTo("red");
    assertThat(files.stat("conf/shop.conf"))
        .returns(0_600, FileState::mode)
        .returns(new FileOwner(9, 8), FileState::owner);
    assertThat(files.stat("")).returns(0_700, FileState::mode);
    assertThat(files.list("")).extracting(state -> state.path().value()).containsExactly("conf");
    List<String> walked = new ArrayList<>();
    files.walk(
        "",
        (file, content) ->
            walked.add(file.path() + " " + new String(content.readAllBytes(), UTF_8)));
    assertThat(walked).containsExactly("conf ", "conf/shop.conf red");
    assertThat(files.find("nothing")).isEmpty();
    assertThatThrownBy(() -> files.stat("nothing")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> files.read("conf")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> files.list("conf/shop.conf"))
        .isInstanceOf(ContentNotFoundException.class);
  }

  @Test
  void missingVolume_isNotMade() {
    assertThatThrownBy(() -> storage.files("absent").write("a", "b"))
        .isInstanceOf(VolumeNotFoundException.class);
    assertThat(storage.volumes().find("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "a.tzst"})
  void exportThenRestore_fromFileAndStream(String name) throws IOException {
    VolumeFiles source = files("source");
    source.seed(seed());
    Path archive = directory.resolve(name);
    Manifest exported = source.exportTo(archive);
    Manifest restored = files("copy").restoreFrom(archive);
    // As a stream, without the name that tells how it is packed.
    Manifest streamed =
        files("stream").restoreFrom(new ByteArrayInputStream(Files.readAllBytes(archive)));
    assertThat(restored.differences(exported)).isEmpty();
    assertThat(streamed).isEqualTo(restored);
    assertThat(files("stream").stat("")).returns(0_2750, FileState::mode);
    assertThat(files("copy").exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR))
        .returns(List.of(), exported::differences);
    assertThat(directory.toFile().list()).containsExactly(name);
  }

  @Test
  void export_answerCutShort_leavesNothing() {
    VolumeFiles source = files("source");
    source.seed(seed());
    docker.faults().on("GET", UPLOAD).times(1).give(Fault.truncate(100_352));
    Path archive = directory.resolve("a.tar");
    assertThatThrownBy(() -> source.exportTo(archive)).isInstanceOf(ArchiveDamagedException.class);
    docker.faults().on("GET", UPLOAD).times(1).give(Fault.breakOff(100_352));
    assertThatThrownBy(() -> source.exportTo(archive)).isInstanceOf(RuntimeException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void export_sinkFails_isNamed() {
    VolumeFiles source = files("source");
    source.seed(seed());
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> source.exportTo(full, ArchiveFormat.TAR))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.999})
  void restore_cutStream_emptiesTheVolume(double part) {
    VolumeFiles source = files("source");
    source.seed(seed());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    source.exportTo(archive, ArchiveFormat.TAR);
    int length = (int) (archive.size() * part) / 512 * 512;
    byte[] cut = Arrays.copyOf(archive.toByteArray(), length);
    VolumeFiles copy = files("copy");
    copy.createDirectory("", FileAccess.of(7, 8, "0711"));
    assertThatThrownBy(() -> copy.restoreFrom(new ByteArrayInputStream(cut)))
        .isInstanceOf(ArchiveDamagedException.class);
    assertThat(copy.list("")).isEmpty();
    assertThat(copy.stat("")).returns(0_711, FileState::mode);
  }

  /** Each is met by the second upload: the first marks the volume. */
  static Stream<Fault> faults() {
    return Stream.of(
        Fault.diskFull(100_000),
        Fault.diskFull(),
        Fault.reset(),
        Fault.lostAnswer(),
        Fault.answer(500, "no"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void seed_engineFails_theVolumeIsEmptied(Fault fault) {
    VolumeFiles copy = files("copy");
    docker.faults().on("PUT", UPLOAD).after(1).times(1).give(fault);
    assertThatThrownBy(() -> copy.seed(seed())).isInstanceOf(VolumeException.class);
    assertThat(copy.list("")).isEmpty();
    assertThat(copy.stat("")).returns(0_755, FileState::mode);
  }

  @Test
  void seed_filledVolume_isRefused() {
    VolumeFiles files = files("orders");
    files.write("mine", "x");
    assertThatThrownBy(() -> files.seed(seed())).isInstanceOf(VolumeNotEmptyException.class);
    assertThat(files.list("")).hasSize(1);
  }

  @Test
  void seed_directory_withPatternsAndLinks() throws IOException {
    Files.createDirectories(directory.resolve("logs/keep"));
    Files.createDirectories(directory.resolve("cache"));
    Files.writeString(directory.resolve("logs/drop.log"), "x");
    Files.writeString(directory.resolve("logs/keep/kept.log"), "kept");
    Files.writeString(directory.resolve("cache/a"), "x");
    Files.writeString(directory.resolve("one"), "1");
    Files.createLink(directory.resolve("two"), directory.resolve("one"));
    Files.createSymbolicLink(directory.resolve("soft"), Path.of("../x"));
    VolumeFiles files = files("orders");
    Manifest manifest =
        files.seed(
            VolumeSeed.directory(directory)
                .ignoring("logs", "!logs/keep", "cache")
                .ownedBy(5, 6)
                .modes("0600", "0711"));
    assertThat(manifest.entries())
        .extracting(entry -> entry.state().path().value())
        .containsExactly("", "logs", "logs/keep", "logs/keep/kept.log", "one", "soft", "two");
    assertThat(files.readText("logs/keep/kept.log")).isEqualTo("kept");
    assertThat(files.stat("logs")).returns(new FileOwner(5, 6), FileState::owner);
    assertThat(files.stat("two")).returns(new FileOwner(5, 6), FileState::owner);
    assertThat(files.list(""))
        .filteredOn(state -> state.kind() == FileKind.HARD_LINK)
        .extracting(FileState::link)
        .hasSize(1);
    assertThat(files.stat("")).returns(0_711, FileState::mode);
  }

  @Test
  void seed_classPath_firstCountsInFoldersAndJars() throws IOException {
    Path jar = directory.resolve("a.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("db/", "db/sub/", "db/sub/one.sql", "other/x")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.endsWith("/") ? new byte[0] : "jar".getBytes(UTF_8));
        out.closeEntry();
      }
    }
    Files.createDirectories(directory.resolve("classes/db/sub"));
    Files.writeString(directory.resolve("classes/db/sub/one.sql"), "folder");
    Files.writeString(directory.resolve("classes/db/two.sql"), "two");
    URL[] urls = {jar.toUri().toURL(), directory.resolve("classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      VolumeFiles files = files("orders");
      files.seed(VolumeSeed.classPath(loader, "db"));
      assertThat(files.readText("sub/one.sql")).isEqualTo("jar");
      assertThat(files.readText("two.sql")).isEqualTo("two");
      assertThat(files.list("")).hasSize(2);
      assertThatThrownBy(() -> files("other").seed(VolumeSeed.classPath(loader, "none")))
          .isInstanceOf(ArchiveDamagedException.class)
          .hasMessageContaining("no folder 'none'");
    }
  }

  private static final VolumeDefinition FILLED =
      VolumeDefinition.named("filled").label("app", "shop").initialContent(seed()).build();

  @Test
  void ensure_fillsWhatItMakes_andNeverTouchesItAgain() {
    assertThat(storage.volumes().plan(FILLED).step()).isEqualTo(Step.CREATE_AND_FILL);
    assertThat(storage.volumes().ensure(FILLED).created()).isTrue();
    VolumeFiles files = storage.files("filled");
    assertThat(files.readText("conf/shop.conf")).isEqualTo("colour=blue");
    assertThat(files.stat("")).returns(0_2750, FileState::mode);
    files.write("conf/shop.conf", "changed");
    assertThat(storage.volumes().plan(FILLED).step()).isEqualTo(Step.KEEP);
    assertThat(storage.volumes().ensure(FILLED).created()).isFalse();
    assertThat(files.readText("conf/shop.conf")).isEqualTo("changed");
  }

  @Test
  void ensure_volumeMadeByOthers_staysEmpty() {
    storage.volumes().ensure(plain());
    assertThat(storage.volumes().ensure(FILLED).created()).isFalse();
    assertThat(storage.files("filled").list("")).isEmpty();
  }

  private static VolumeDefinition plain() {
    return VolumeDefinition.named("filled").label("app", "shop").build();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void ensure_fillingFails_noVolumeIsLeft(Fault fault) {
    docker.faults().on("PUT", UPLOAD).after(1).times(1).give(fault);
    assertThatThrownBy(() -> storage.volumes().ensure(FILLED)).isInstanceOf(VolumeException.class);
    assertThat(storage.volumes().find("filled")).isEmpty();
    assertThat(storage.volumes().ensure(FILLED).created()).isTrue();
  }

  /** A program that is killed cleans nothing up: from some request on, none goes through. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void ensure_afterAKilledProgram_isMadeAnew(int uploads) {
    docker.faults().on("PUT", UPLOAD).after(uploads).give(Fault.reset());
    docker.faults().on("DELETE", "/volumes/filled").give(Fault.reset());
    docker.faults().on("DELETE", "/containers/{id}").give(Fault.reset());
    try {
      storage.volumes().ensure(FILLED);
    } catch (VolumeException killed) {
      assertThat(killed).isNotNull();
    }
    docker.faults().clear();
    boolean finished = uploads == 3;
    if (!finished) {
      try (DockerStorage other = DockerStorage.using(docker.config(), docker.transport())) {
        assertThatThrownBy(() -> other.volumes().ensure(FILLED))
            .isInstanceOf(VolumeInUseException.class);
      }
      assertThat(storage.volumes().plan(FILLED).step()).isEqualTo(Step.REPLACE_UNFINISHED);
    }
    assertThat(storage.volumes().ensure(FILLED).created()).isEqualTo(!finished);
    assertThat(storage.files("filled").readText("conf/shop.conf")).isEqualTo("colour=blue");
    assertThat(storage.files("filled").stat("")).returns(0_2750, FileState::mode);
  }

  @Test
  void seed_volumeTakesItOtherwise_isFoundOut() {
    VolumeFiles copy = files("copy");
    VolumeSeed elsewhere =
        VolumeSeed.emptyDirectory("real")
            .and(VolumeSeed.symlink("link", "real"))
            .and(VolumeSeed.file("link/file", "x"));
    assertThatThrownBy(() -> copy.seed(elsewhere.verified()))
        .isInstanceOf(ArchiveDamagedException.class)
        .hasMessageContaining("was not taken as it is");
    assertThat(copy.list("")).isEmpty();
  }

  /** Another client takes the volume for left behind, just before it is filled. */
  @Test
  void ensure_volumeReplacedMeanwhile_isLeftToTheOther() {
    AtomicBoolean replaced = new AtomicBoolean();
    VolumeDefinition theirs = plain().toBuilder().label("dev.stowage.fill", "theirs").build();
    DockerHttpClient slow =
        new DockerHttpClient() {
          @Override
          public Response execute(Request request) {
            if (request.path().contains("/containers/create")
                && storage.volumes().find("filled").isPresent()
                && replaced.compareAndSet(false, true)) {
              storage.volumes().remove("filled");
              storage.volumes().ensure(theirs);
            }
            return docker.transport().execute(request);
          }

          @Override
          public void close() {}
        };
    try (DockerStorage ours = DockerStorage.using(docker.config(), slow)) {
      assertThatThrownBy(() -> ours.volumes().ensure(FILLED))
          .isInstanceOf(VolumeInUseException.class);
    }
    assertThat(storage.volumes().inspect("filled").labels()).containsValue("theirs");
    assertThat(storage.files("filled").list("")).isEmpty();
  }
}
