package dev.stowage.fake;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.assertj.FakeDockerAssertions;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.plugin.AzureFile;
import dev.stowage.volume.driver.plugin.Flocker;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.JuiceFs;
import dev.stowage.volume.driver.plugin.LocalPersist;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A volume with a secret goes all its ways, with a driver and an engine that quote its options
 * whenever they fail; nothing that comes out shows the secret.
 */
class SecretsOnFakeTest {

  private static final String MARK = "hunter";
  private static final SecretText SECRET = SecretText.of("hunter&2 \"x\" hunter");
  private static final String DRIVERS_WORDS = "cannot reach it";

  @TempDir Path directory;
  private final List<String> shown = new ArrayList<>();

  private static Stream<DriverForm> forms() {
    return Stream.of(
        CifsVolume.server("10.0.0.5").share("x").login("u", SECRET),
        Rclone.s3("bucket").keys("id", SECRET),
        Rclone.sftp("nas", "/srv").obscuredPassword(SecretText.of("hunter2hunter2hunter2hunter2")),
        Rclone.remote(":s3,secret_access_key=hunter2,provider=Other:bucket"),
        Sshfs.of("u@nas:/srv").password(SECRET),
        JuiceFs.of("shop", "redis://:hunter%262@nas:6379/1").keys("id", SECRET),
        RexRay.of(RexRayStorage.SERVICE).secret("pin", SECRET),
        Flocker.volume().secret("profile", SecretText.of("hunter&2")),
        LocalPersist.at("/srv").secret("mountpoint", SecretText.of("/srv/hunter")),
        Trident.volume().secret("pin", SECRET),
        Portworx.volume().secret("pin", SECRET),
        Hetzner.volume().secret("fstype", SecretText.of("hunter2")),
        AzureFile.share("hunter").secret("share", SecretText.of("hunter")));
  }

  static Stream<Arguments> formsOnEngines() {
    return forms()
        .flatMap(
            form ->
                Stream.of(EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_28_5)
                    .map(engine -> Arguments.of(form, engine)));
  }

  private void show(Object printed) {
    shown.add(printed.toString());
  }

  private void failsInWords(String words, ThrowingCallable attempt) {
    Throwable failure = catchThrowable(attempt);
    StringWriter trace = new StringWriter();
    assertThat(failure).isNotNull();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).as("words that are none of the secret").contains(words);
    show(trace);
  }

  /** The options as drivers and engines quote them: as they are, and as JSON of Go. */
  private static String quoted(DriverForm form) {
    Map<String, String> options = form.toDriver().options();
    String backslash = "\\";
    String json =
        options.entrySet().stream()
            .map(it -> "'" + it.getKey() + "':'" + it.getValue().replace("\"", "\\\"") + "'")
            .collect(Collectors.joining(",", "{", "}"))
            .replace('\'', '"')
            .replace("&", backslash + "u0026");
    return DRIVERS_WORDS + ": " + String.join(" ", options.values()) + ": " + json;
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("formsOnEngines")
  void nothingShowsIt(DriverForm form, EngineProfile engine) throws IOException {
    FakePlugin plugin = FakePlugin.named(pluginOf(form)).build();
    CallJournal journal = new CallJournal();
    try (FakeDocker docker = FakeDocker.builder().engine(engine).plugin(plugin).build();
        DockerStorage storage =
            DockerStorage.using(
                docker.config(), RecordingTransport.over(docker.transport(), journal))) {
      VolumeDefinition data =
          VolumeDefinition.named("data").driver(form).label("app", "shop").build();
      EngineSnapshot before = docker.snapshot();
      show(storage.volumes().plan(data));
      show(storage.volumes().ensure(data));
      show(storage.volumes().plan(data));
      show(storage.volumes().inspect("data"));
      show(storage.volumes().list());
      differences(storage, data, form);
      content(storage, form);
      mounts(storage, docker, data);
      if (isSecretToAll(form)) {
        ofTheTestkit(docker, before);
      }
      whenDriverFails(storage, plugin, data, form);
      show(journal);
      show(journal.lines());
      show(docker.journal());
      whenEngineFails(storage, docker, form);
    }
    assertThat(shown).hasSizeGreaterThan(form.toDriver().isLocal() ? 18 : 27);
    assertThat(shown).allSatisfy(it -> assertThat(it).doesNotContain(MARK).doesNotContain("&2"));
  }

  private static String pluginOf(DriverForm form) {
    return form.toDriver().isLocal() ? "beside" : form.toDriver().name();
  }

  /** What only a definition calls a secret, an engine hands out like anything else. */
  private static boolean isSecretToAll(DriverForm form) {
    VolumeDriver driver = form.toDriver();
    VolumeDriver plain = VolumeDriver.named(driver.name()).options(driver.options());
    return !plain.toString().contains(MARK);
  }

  private void differences(DockerStorage storage, VolumeDefinition data, DriverForm form) {
    String key =
        form.toDriver().options().entrySet().stream()
            .filter(it -> it.getValue().contains(MARK))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    String other = form.toDriver().options().get(key).replace("hunter", "hunters");
    VolumeDefinition another =
        data.toBuilder().driver(form.toDriver().secret(key, SecretText.of(other))).build();
    show(storage.volumes().plan(another));
    failsInWords("other settings", () -> storage.volumes().ensure(another));
    failsInWords(
        "other settings",
        () ->
            storage.mount(
                ContainerMounts.of(volume(another).at("/data")),
                storage.docker().createContainerCmd("shop")));
  }

  private void content(DockerStorage storage, DriverForm form) throws IOException {
    if (form.toDriver().isLocal()) {
      return;
    }
    Path file = directory.resolve("data.tar");
    Manifest manifest = storage.files("data").exportTo(file);
    show(manifest);
    show(manifest.losses());
    show(Files.readString(file, StandardCharsets.ISO_8859_1));
    show(VolumeArchive.of(file));
    show(VolumeArchive.of(file).volume().orElseThrow());
    VolumeCopy copy = VolumeCopy.from("data").to("copy");
    show(storage.copies().plan(copy));
    show(storage.copies().copy(copy));
    storage.volumes().remove("copy");
  }

  private void mounts(DockerStorage storage, FakeDocker docker, VolumeDefinition data) {
    docker.addImage("shop", FileTree.empty(), "CMD [\"shop\"]");
    ContainerMounts mounts = ContainerMounts.of(volume(data).at("/data"));
    show(mounts);
    storage.mount(mounts, storage.docker().createContainerCmd("shop")).withName("shop").exec();
    storage.verify("shop", mounts);
  }

  private void ofTheTestkit(FakeDocker docker, EngineSnapshot before) {
    EngineSnapshot after = docker.snapshot();
    show(docker.describe());
    show(after);
    show(after.changesSince(before));
    failsInWords(
        "expected option",
        () -> FakeDockerAssertions.assertThat(docker).hasVolume("data").withOption("x", "y"));
    failsInWords(
        "expected label",
        () -> FakeDockerAssertions.assertThat(docker).hasVolume("data").withLabel("x", "y"));
  }

  private void whenDriverFails(
      DockerStorage storage, FakePlugin plugin, VolumeDefinition data, DriverForm form) {
    if (form.toDriver().isLocal()) {
      return;
    }
    String words = quoted(form);
    plugin.fail(PluginMethod.MOUNT, words);
    failsInWords(DRIVERS_WORDS, () -> storage.start("shop"));
    failsInWords(DRIVERS_WORDS, () -> storage.files("data").readText("x"));
    failsInWords(
        DRIVERS_WORDS,
        () -> storage.files("data").exportTo(new ByteArrayOutputStream(), ArchiveFormat.TAR));
    storage.docker().removeContainerCmd("shop").exec();
    plugin.fail(PluginMethod.REMOVE, words);
    failsInWords(DRIVERS_WORDS, () -> storage.volumes().remove("data"));
    plugin.fail(PluginMethod.CREATE, words);
    VolumeDefinition more = VolumeDefinition.named("more").driver(form).build();
    failsInWords(DRIVERS_WORDS, () -> storage.volumes().ensure(more));
    plugin.fail(PluginMethod.LIST, words);
    show(storage.volumes().list());
    show(storage.plugins().health());
    failsInWords(DRIVERS_WORDS, () -> storage.volumes().ensure(data));
    plugin.recover();
    storage.volumes().remove("data", RemovalOption.FORCE);
  }

  private void whenEngineFails(DockerStorage storage, FakeDocker docker, DriverForm form) {
    VolumeDefinition again = VolumeDefinition.named("again").driver(form).build();
    docker.faults().on("POST", "/volumes/create").give(Fault.answer(500, quoted(form)));
    failsInWords(DRIVERS_WORDS, () -> storage.volumes().ensure(again));
    docker.faults().clear();
    VolumeState made = storage.volumes().ensure(again).volume();
    show(made);
    docker.faults().on("POST", "/containers/create").give(Fault.answer(500, quoted(form)));
    failsInWords(DRIVERS_WORDS, () -> storage.files("again").readText("x"));
    docker.faults().clear();
    assertThat(Redaction.text(quoted(form), made.driver())).doesNotContain(MARK);
  }
}
