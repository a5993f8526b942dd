package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.Gate;
import dev.stowage.docker.connection.Reply;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.DriverHealth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plugin that gives no answer: known within the patience that was given, never an absence. */
class SilentPluginIT extends SilentTest {

  private static final String DRIVER = "stowage-lab";

  /** The engine itself waits 15 seconds for a dead plugin and 60 for one that hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration WORK = Duration.ofSeconds(4);

  /** Three looks at most, and what a busy machine adds. */
  private static final Duration ENOUGH = Duration.ofSeconds(14);

  private static final List<String> CALLS = List.of("Create", "Get", "List", "Mount", "Remove");

  private final Gate gate = new Gate();
  private FolderPlugin plugin;
  private DockerStorage storage;

  /** Ways to be silent. */
  enum Silence {
    DEAD {
      @Override
      void begin(FolderPlugin plugin) {
        plugin.crash();
      }
    },
    /** As after its package was removed: the engine remembers it. */
    GONE {
      @Override
      void begin(FolderPlugin plugin) {
        plugin.crash();
        plugin.deleteSocket();
      }
    },
    HANGING {
      @Override
      void begin(FolderPlugin plugin) {
        CALLS.forEach(call -> plugin.always(line(call), Reply.hangBeforeHead()));
      }
    },
    /** The engine repeats such a call, without its body, for 15 seconds. */
    CLOSING {
      @Override
      void begin(FolderPlugin plugin) {
        CALLS.forEach(call -> plugin.always(line(call), Reply.close()));
      }
    };

    abstract void begin(FolderPlugin plugin);
  }

  private static String line(String call) {
    return "POST /VolumeDriver." + call;
  }

  @BeforeEach
  void plugin() {
    plugin = remote().plugin(DRIVER);
    storage = remote().impatient(PATIENCE, WORK);
  }

  /** Before the base class cleans up, which needs a plugin that does its work. */
  @AfterEach
  void recover() {
    storage.close();
    gate.open();
    plugin.behave();
    plugin.crash();
    plugin.revive();
  }

  private VolumeManager impatient() {
    return storage.volumes();
  }

  private VolumeDefinition lab(String word) {
    return definition(word).driver(VolumeDriver.named(DRIVER)).build();
  }

  private void failsSoon(ThrowingCallable attempt) {
    long start = System.nanoTime();
    assertThat(catchThrowableOfType(DriverFailedException.class, attempt))
        .returns(DRIVER, DriverFailedException::driver)
        .returns(DriverHealth.SILENT, DriverFailedException::health)
        .hasMessageContaining(DRIVER)
        .hasMessageContaining("not gone");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENOUGH);
  }

  private boolean isListedAsLocal(VolumeName name) {
    return volumes().list(VolumeFilter.all().driver(VolumeDriver.LOCAL)).stream()
        .map(VolumeState::name)
        .anyMatch(name::equals);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsTakenForAbsent(Silence silence) {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    VolumeDefinition fresh = lab("fresh");
    ContainerMounts mounts = ContainerMounts.of(volume(fresh).at("/data"));
    CreateContainerCmd command = engine.command("true");
    silence.begin(plugin);

    failsSoon(() -> impatient().ensure(fresh));
    failsSoon(() -> impatient().ensure(there));
    failsSoon(() -> impatient().plan(there));
    failsSoon(() -> storage.mount(mounts, command));
    failsSoon(() -> impatient().find(there.name()));
    assertThat(storage.plugins().health(DRIVER).health()).isEqualTo(DriverHealth.SILENT);

    assertThat(isListedAsLocal(there.name())).isFalse();
    assertThat(isListedAsLocal(fresh.name())).isFalse();

    recover();
    assertThat(volumes().find(there.name())).isPresent();
    assertThat(volumes().find(fresh.name())).isEmpty();
    assertThat(plugin.calls(fresh.name().value())).doesNotContain("Create");
  }

  /** Others go on: with the driver's name said nobody waits for a dead one. */
  @Test
  void dead_othersAreNotHeldUp() {
    volumes().ensure(lab("there"));
    plugin.crash();
    VolumeDefinition plain = definition("plain").build();
    long start = System.nanoTime();

    assertThat(impatient().ensure(plain).created()).isTrue();
    assertThat(impatient().find(plain.name())).isPresent();
    ContainerMounts mounts = ContainerMounts.of(volume(plain).at("/data"));
    assertThat(engine.run(mounts, "touch /data/x").status()).isZero();
    impatient().remove(plain.name());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENOUGH);
  }

  /** What no living plugin knows may be kept by the dead one. */
  @Test
  void dead_nameThatNobodyKnows_isNoMissingVolume() {
    volumes().ensure(lab("used"));
    assertThat(storage.plugins().health(DRIVER).health()).isEqualTo(DriverHealth.ANSWERING);
    plugin.crash();

    failsSoon(() -> impatient().find(name("nowhere")));
    assertThat(volumes().list().warnings())
        .as("who lists waits for the engine, and is told")
        .anyMatch(warning -> warning.contains(DRIVER));
  }

  /**
   * A removal that finds nobody fails, also where absence would be fine. The engine goes on trying,
   * so that the volume may go when the plugin is back.
   */
  @Test
  void dead_removeFails() {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    plugin.crash();

    assertThatThrownBy(() -> impatient().remove(there.name(), RemovalOption.MISSING_IS_FINE))
        .isInstanceOf(VolumeException.class)
        .hasMessageContaining(there.name().value());
  }

  /** The patient storage hears the engine out, 15 seconds. */
  @Test
  void dead_startSaysWhoDoesNotAnswer() {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    ContainerMounts mounts = ContainerMounts.of(volume(there).at("/data"));
    String container = remember(engine.create(mounts, "true"));
    plugin.crash();

    assertThat(catchThrowableOfType(DriverFailedException.class, () -> storage().start(container)))
        .returns(DRIVER, DriverFailedException::driver)
        .hasMessageContaining("start container '" + container + "'");

    recover();
    storage().start(container);
  }

  /** The server of a remote volume may be that slow. */
  @Test
  void mount_slow_isWaitedFor() {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    String container =
        remember(engine.create(ContainerMounts.of(volume(there).at("/data")), "true"));
    plugin.hold(line("Mount"), gate);
    CompletableFuture<Void> start = CompletableFuture.runAsync(() -> storage().start(container));
    FolderPlugin.await("asked", ENOUGH, () -> plugin.calls(there.name().value()).contains("Mount"));
    assertThat(start).isNotDone();

    gate.open();

    assertThat(start).succeedsWithin(ENOUGH);
  }

  /** What hangs in the mount is told after the time for drivers' work, and goes on meanwhile. */
  @Test
  void mount_hanging_isATimeout() {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    String container =
        remember(engine.create(ContainerMounts.of(volume(there).at("/data")), "true"));
    plugin.hold(line("Mount"), gate);
    long start = System.nanoTime();

    assertThatThrownBy(() -> storage.start(container))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageContaining("start container '" + container + "'");
    assertThatThrownBy(() -> storage.files(there.name()).readText("x"))
        .isInstanceOf(EngineTimeoutException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENOUGH.plus(ENOUGH));
    assertThat(plugin.calls(there.name().value()).stream().filter("Mount"::equals))
        .as("nothing is asked twice")
        .hasSize(2);
    gate.open();
    FolderPlugin.await(
        "what could not be removed then goes with the next call",
        ENOUGH,
        () -> storage.files(there.name()).find("x").isEmpty() && carriers().isEmpty());
  }

  private List<String> carriers() {
    return storage().docker().listContainersCmd().withShowAll(true).exec().stream()
        .map(it -> it.getNames()[0])
        .filter(name -> name.contains("stowage-carrier"))
        .toList();
  }

  /** The engine tries for 15 seconds, in which a plugin can come back. */
  @Test
  void dead_backSoon_isNoFault() {
    VolumeDefinition there = lab("there");
    volumes().ensure(there);
    String container =
        remember(engine.create(ContainerMounts.of(volume(there).at("/data")), "true"));
    plugin.crash();
    CompletableFuture<Void> start = CompletableFuture.runAsync(() -> storage().start(container));
    assertThat(start).isNotDone();

    plugin.revive();

    assertThat(start).succeedsWithin(Duration.ofSeconds(30));
  }

  /** The plugin goes on after the engine was given up on; a second try must find its volume. */
  @Test
  void create_slowerThanPatience_isNotRepeated() {
    VolumeDefinition slow = lab("slow");
    plugin.hold(line("Create"), gate);

    assertThatThrownBy(() -> impatient().ensure(slow)).isInstanceOf(EngineTimeoutException.class);
    gate.open();
    FolderPlugin.await("created", ENOUGH, () -> volumes().find(slow.name()).isPresent());

    assertThat(impatient().ensure(slow).created()).isFalse();
    assertThat(plugin.calls(slow.name().value())).containsOnlyOnce("Create");
  }
}
