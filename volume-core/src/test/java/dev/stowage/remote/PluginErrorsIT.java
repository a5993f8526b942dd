package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.failure.MountsDifferException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.DriverHealth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a plugin that answers with an error: never an absence, never a local volume. */
class PluginErrorsIT extends RemoteTest {

  private static final String DRIVER = "stowage-lab";

  private FolderPlugin plugin;

  @BeforeEach
  void plugin() {
    plugin = remote().plugin(DRIVER);
  }

  /** Before the base class cleans up, which needs a plugin that does its work. */
  @AfterEach
  void behave() {
    plugin.behave();
  }

  private VolumeDefinition lab(String word) {
    return definition(word).driver(VolumeDriver.named(DRIVER).option("tier", "gold")).build();
  }

  private VolumeDefinition made(String word) {
    VolumeDefinition definition = lab(word);
    volumes().ensure(definition);
    return definition;
  }

  private boolean isListedAsLocal(VolumeName name) {
    return volumes().list(VolumeFilter.all().driver(VolumeDriver.LOCAL)).stream()
        .map(VolumeState::name)
        .anyMatch(name::equals);
  }

  @ParameterizedTest
  @EnumSource
  void ensure_createErrs_saysWhyAndLeavesNothing(PluginError error) {
    plugin.always("POST /VolumeDriver.Create", error.reply());
    VolumeDefinition definition = lab("create");

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining(error.words());

    plugin.behave();
    assertThat(volumes().find(definition.name())).isEmpty();
    assertThat(volumes().ensure(definition).created()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void ensure_getErrs_isNoAbsence(PluginError error) {
    VolumeDefinition definition = made("ensure");
    plugin.always("POST /VolumeDriver.Get", error.reply());

    assertThat(
            catchThrowableOfType(DriverFailedException.class, () -> volumes().ensure(definition)))
        .returns(DriverHealth.FAILING, DriverFailedException::health)
        .hasMessageContaining(definition.name().value());
    assertThat(plugin.calls(definition.name().value())).containsOnlyOnce("Create");

    plugin.behave();
    assertThatThrownBy(() -> volumes().ensure(definition))
        .as("the engine has forgotten the labels for good")
        .isInstanceOf(VolumeDiffersException.class)
        .hasMessageContaining("label " + TEST_LABEL);
  }

  @ParameterizedTest
  @EnumSource
  void find_getErrs_isNoAbsence(PluginError error) {
    VolumeDefinition definition = made("find");
    plugin.always("POST /VolumeDriver.Get", error.reply());

    assertThatThrownBy(() -> volumes().find(definition.name()))
        .isInstanceOf(DriverFailedException.class)
        .hasMessageContaining(definition.name().value());
  }

  @ParameterizedTest
  @EnumSource
  void remove_getErrs_isNoAbsence(PluginError error) {
    VolumeDefinition definition = made("remove");
    plugin.always("POST /VolumeDriver.Get", error.reply());

    assertThatThrownBy(() -> volumes().remove(definition.name(), RemovalOption.MISSING_IS_FINE))
        .isInstanceOf(DriverFailedException.class)
        .hasMessageContaining(definition.name().value());

    plugin.behave();
    assertThat(volumes().find(definition.name())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void mount_getErrs_isRefused(PluginError error) {
    VolumeDefinition definition = made("mount");
    plugin.always("POST /VolumeDriver.Get", error.reply());
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    CreateContainerCmd command = engine.command("true");

    assertThatThrownBy(() -> storage().mount(mounts, command))
        .isInstanceOf(DriverFailedException.class);
    assertThat(isListedAsLocal(definition.name())).isFalse();
  }

  /** The mount names the driver, so that the engine asks it and makes no local volume. */
  @ParameterizedTest
  @EnumSource
  void create_getErrsInBetween_staysWithTheDriver(PluginError error) {
    VolumeDefinition definition = made("between");
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    CreateContainerCmd command = storage().mount(mounts, engine.command("true"));

    plugin.next("POST /VolumeDriver.Get", error.reply());
    String container = remember(command.exec().getId());

    assertThat(engine.inspect(container).at("/Mounts/0/Driver").asText()).isEqualTo(DRIVER);
    assertThat(isListedAsLocal(definition.name())).isFalse();
  }

  /** Said by its name alone, a mount is looked up, so that it goes to the plugin or nowhere. */
  @Test
  void mount_byNameAlone_staysWithTheDriver() {
    VolumeDefinition definition = made("alone");
    ContainerMounts mounts = ContainerMounts.of(volume(definition.name().value()).at("/data"));
    CreateContainerCmd command = storage().mount(mounts, engine.command("true"));
    assertThat(command.getHostConfig().getMounts())
        .singleElement()
        .extracting(mount -> mount.getVolumeOptions().getDriverConfig().getName())
        .isEqualTo(DRIVER);

    plugin.always("POST /VolumeDriver.Get", PluginError.ERROR_500.reply());
    assertThatThrownBy(() -> storage().mount(mounts, engine.command("true")))
        .isInstanceOf(DriverFailedException.class);
    assertThat(isListedAsLocal(definition.name())).isFalse();
  }

  /** By its name alone the engine makes a local volume while the plugin denies its own. */
  @Test
  void verify_freshLocalVolumeInItsPlace_isSeen() {
    VolumeDefinition definition = made("bare");
    plugin.always("POST /VolumeDriver.Get", PluginError.ERROR_500.reply());
    Mount bare =
        new Mount()
            .withType(MountType.VOLUME)
            .withSource(definition.name().value())
            .withTarget("/data");
    HostConfig host = new HostConfig().withNetworkMode("none").withMounts(List.of(bare));
    String container = remember(engine.command("true").withHostConfig(host).exec().getId());
    plugin.behave();

    assertThatThrownBy(
            () -> storage().verify(container, ContainerMounts.of(volume(definition).at("/data"))))
        .isInstanceOf(MountsDifferException.class)
        .hasMessageContaining("driver: wanted '" + DRIVER + "', is 'local'");
  }

  @ParameterizedTest
  @EnumSource
  void list_listErrs_saysThatItIsIncomplete(PluginError error) {
    VolumeDefinition definition = made("list");
    VolumeDefinition beside = definition("beside").build();
    volumes().ensure(beside);
    plugin.always("POST /VolumeDriver.List", error.reply());

    VolumeListing listing = volumes().list(VolumeFilter.all());

    assertThat(listing.warnings()).singleElement().asString().contains(DRIVER, error.words());
    assertThat(listing.stream().map(VolumeState::name)).contains(beside.name());
    assertThat(
            catchThrowableOfType(DriverFailedException.class, () -> volumes().ensure(definition)))
        .returns(DriverHealth.FAILING, DriverFailedException::health)
        .hasMessageContaining(error.words());
  }

  @ParameterizedTest
  @EnumSource
  void remove_refused_saysWhyAndKeepsIt(PluginError error) {
    VolumeDefinition definition = made("keep");
    plugin.always("POST /VolumeDriver.Remove", error.reply());

    for (RemovalOption[] options :
        new RemovalOption[][] {{}, {RemovalOption.MISSING_IS_FINE}, {RemovalOption.FORCE}}) {
      assertThatThrownBy(() -> volumes().remove(definition.name(), options))
          .isInstanceOf(EngineErrorException.class)
          .hasMessageContaining("volume '" + definition.name() + "'")
          .hasMessageContaining(error.words());
      assertThat(volumes().find(definition.name())).isPresent();
    }
  }

  /** The engine tells nobody that the plugin goes on holding the volume; its removal does. */
  @Test
  void unmountErrs_showsWhenTheVolumeIsRemoved() {
    VolumeDefinition definition = made("held");
    plugin.always("POST /VolumeDriver.Unmount", PluginError.ERROR_500.reply());

    storage().files(definition.name()).write("a", "b");

    assertThatThrownBy(() -> volumes().remove(definition.name()))
        .isInstanceOf(VolumeException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("is mounted");
    plugin.forget(definition.name().value());
  }

  /** A plugin that lost a volume answers as if there never was one, and is asked for a new one. */
  @Test
  void forgottenByThePlugin_isNoFreshLocalVolume() {
    VolumeDefinition definition = made("lost");
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    CreateContainerCmd command = storage().mount(mounts, engine.command("true"));
    plugin.forget(definition.name().value());

    String container = remember(command.exec().getId());

    assertThat(engine.inspect(container).at("/Mounts/0/Driver").asText()).isEqualTo(DRIVER);
    assertThat(isListedAsLocal(definition.name())).isFalse();
    storage().verify(container, mounts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/at/all", "not-absolute"})
  void start_wrongMountpoint_namesTheVolume(String mountpoint) {
    VolumeDefinition definition = made("point");
    String container =
        remember(engine.create(ContainerMounts.of(volume(definition).at("/data")), "true"));
    plugin.always(
        "POST /VolumeDriver.Mount", FolderPlugin.answer("{\"Mountpoint\":\"" + mountpoint + "\"}"));

    MountFailedException failure =
        catchThrowableOfType(MountFailedException.class, () -> storage().start(container));

    assertThat(failure.volumes()).containsExactly(definition.name());
  }

  /** Two plugins may keep volumes of one name, of which the engine shows one. */
  @Test
  void nameOfAnotherDriver_isADifference() {
    VolumeDefinition definition = made("both");
    FolderPlugin second = remote().plugin("stowage-second");
    VolumeDefinition other =
        definition.toBuilder().driver(VolumeDriver.named(second.name())).build();

    assertThatThrownBy(() -> volumes().ensure(other))
        .isInstanceOf(VolumeDiffersException.class)
        .hasMessageContaining("driver: wanted 'stowage-second', is '" + DRIVER + "'");
    assertThat(second.calls(definition.name().value())).doesNotContain("Create");
  }

  /** What a plugin lists twice, or without a name, is told once, or left out with a warning. */
  @Test
  void list_duplicatesAndNoName_areNoVolumes() {
    VolumeDefinition definition = made("twice");
    String volume = "{\"Name\":\"" + definition.name() + "\"}";
    plugin.always(
        "POST /VolumeDriver.List",
        FolderPlugin.answer("{\"Volumes\":[" + volume + "," + volume + ",{\"Name\":\"\"}]}"));

    VolumeListing listing = volumes().list(VolumeFilter.all().driver(DRIVER));

    assertThat(listing.stream().map(VolumeState::name)).containsOnlyOnce(definition.name());
    assertThat(volumes().ensure(definition).created()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void start_mountErrs_namesTheVolume(PluginError error) {
    VolumeDefinition definition = made("start");
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    String container = remember(engine.create(mounts, "true"));
    storage().verify(container, mounts);
    plugin.always("POST /VolumeDriver.Mount", error.reply());

    MountFailedException failure =
        catchThrowableOfType(MountFailedException.class, () -> storage().start(container));

    assertThat(failure.volumes()).containsExactly(definition.name());
    assertThat(failure.problem()).isEqualTo(MountProblem.OTHER);
    assertThat(failure)
        .hasMessageContaining("volume '" + definition.name() + "' cannot be mounted")
        .hasMessageContaining(error.words());

    plugin.behave();
    storage().start(container);
    storage().start(container);
    assertThat(plugin.calls(definition.name().value())).contains("Mount");
  }
}
