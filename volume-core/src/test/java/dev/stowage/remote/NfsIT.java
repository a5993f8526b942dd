package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.engines.OnEngine;
import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.QuotaVolume;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.mount.ContainerMounts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Volumes and directories on an NFS server, and volumes with a size, on an engine whose kernel
 * knows them; see {@code .ci/vm} for the server and its folders.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@MethodSource("dev.stowage.remote.MachineEngine#present")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the small machine")
class NfsIT extends OnEngine {

  private static final String SERVER = "/srv/export";
  private static final NfsVolume EXPORT = NfsVolume.server("127.0.0.1").export("/export");

  private boolean frozen;

  @AfterEach
  void thaw() {
    if (frozen) {
      signalServer("CONT");
    }
  }

  private VolumeDefinition nfs(String word, NfsVolume form) {
    return definition(word).driver(form).build();
  }

  private Ran run(VolumeDefinition definition, String script) {
    return engine.run(ContainerMounts.of(volume(definition).at("/data")), script);
  }

  /** Reads what lies on the server, past the network. */
  private String onServer(String file) {
    return engine
        .run(ContainerMounts.of(bind(SERVER).at("/server").readOnly()), "cat /server/" + file)
        .output();
  }

  private void signalServer(String signal) {
    frozen = signal.equals("STOP");
    HostConfig host = new HostConfig().withNetworkMode("none").withPidMode("host");
    Ran ran =
        engine.run(
            engine
                .command("busybox killall -" + signal + " ganesha.nfsd")
                .withHostConfig(host.withPrivileged(true)));
    assertThat(ran.status()).as(ran.output()).isZero();
  }

  private String created(VolumeDefinition definition) {
    return remember(engine.create(ContainerMounts.of(volume(definition).at("/data")), "true"));
  }

  private MountFailedException failureToStart(VolumeDefinition definition) {
    String container = created(definition);
    MountFailedException failure =
        catchThrowableOfType(MountFailedException.class, () -> storage().start(container));
    assertThat(failure.volumes()).containsExactly(definition.name());
    return failure;
  }

  @Test
  void volume_isAFolderOfTheServer() {
    VolumeDefinition definition = nfs("nfs", EXPORT);
    volumes().ensure(definition);
    String file = definition.name().value();

    assertThat(run(definition, "echo order-1 > /data/" + file).status()).isZero();

    assertThat(onServer(file)).isEqualTo("order-1\n");
    assertThat(run(definition, "cat /data/" + file + "; busybox rm /data/" + file).output())
        .isEqualTo("order-1\n");
    assertThat(volumes().ensure(definition).created()).isFalse();
  }

  /** Every way to say the version, as the engine keeps it and as the kernel takes it. */
  @ParameterizedTest
  @ValueSource(strings = {"4.0", "4.1", "4.2"})
  void version_isSpokenAndReadBack(String version) {
    NfsVolume form = EXPORT.version(version).readOnly();
    VolumeDefinition definition = nfs("version", form);

    VolumeState made = volumes().ensure(definition).volume();
    Ran ran = run(definition, "busybox grep /data /proc/mounts; echo x > /data/written");

    assertThat(NfsVolume.read(made.driver())).contains(form);
    assertThat(ran.output()).contains("vers=" + version, "Read-only file system");
  }

  @Test
  void hostDirectory_onTheServer_isBound() {
    ContainerMounts mounts = ContainerMounts.of(bind("/mnt/nfs").at("/data"));
    String file = name("bound");

    assertThat(engine.run(mounts, "echo order-2 > /data/" + file).status()).isZero();

    assertThat(onServer(file)).isEqualTo("order-2\n");
    assertThat(engine.run(mounts, "busybox rm /data/" + file).status()).isZero();
  }

  @Test
  void serverRefuses_isSaid() {
    VolumeDefinition definition = nfs("refused", EXPORT.port(2050).soft(Duration.ofSeconds(2), 1));
    volumes().ensure(definition);

    assertThat(failureToStart(definition))
        .returns(MountProblem.SERVER_UNREACHABLE, MountFailedException::problem)
        .hasMessageContaining("connection refused");
  }

  @Test
  void shareMissing_isSaid() {
    VolumeDefinition definition = nfs("share", EXPORT.export("/nowhere"));
    volumes().ensure(definition);

    assertThat(failureToStart(definition).problem()).isEqualTo(MountProblem.SOURCE_MISSING);
  }

  @Test
  void optionUnknown_isSaid() {
    VolumeDefinition definition = nfs("odd", EXPORT.mountOption("colour=blue"));
    volumes().ensure(definition);

    assertThat(failureToStart(definition).problem()).isEqualTo(MountProblem.OPTIONS_REFUSED);
  }

  @Test
  void serverFrozen_softMount_isSaid() {
    VolumeDefinition definition = nfs("soft", EXPORT.soft(Duration.ofSeconds(2), 1));
    volumes().ensure(definition);
    String container = created(definition);
    signalServer("STOP");

    assertThat(catchThrowableOfType(MountFailedException.class, () -> storage().start(container)))
        .returns(MountProblem.SERVER_UNREACHABLE, MountFailedException::problem)
        .hasMessageContaining("volume '" + definition.name() + "'");

    signalServer("CONT");
    storage().start(container);
  }

  /** A hard mount waits for ever; the storage does not. */
  @Test
  void serverFrozen_hardMount_endsInTime() {
    VolumeDefinition definition = nfs("hard", EXPORT);
    volumes().ensure(definition);
    String container = created(definition);
    signalServer("STOP");

    Duration work = Duration.ofSeconds(8);
    try (DockerStorage storage =
        DockerStorage.builder().host(engine.host()).driverTimeout(work).connect()) {
      assertThatThrownBy(() -> storage.start(container))
          .isInstanceOf(EngineTimeoutException.class)
          .hasMessageContaining("start container '" + container + "'");
      // Volumes and other containers go on.
      assertThat(storage.volumes().find(definition.name())).isPresent();
      assertThat(storage.volumes().ensure(definition("other").build()).created()).isTrue();
    } finally {
      signalServer("CONT");
    }
    // The engine has carried the first start out, or does it now.
    storage().start(container);
  }

  @Test
  void size_ofALocalVolume_isKept() {
    VolumeDefinition definition = definition("quota").driver(QuotaVolume.ofSize("1m")).build();
    volumes().ensure(definition);

    Ran ran = run(definition, "busybox dd if=/dev/zero of=/data/big bs=1024 count=2000");

    assertThat(ran.status()).isNotZero();
    assertThat(ran.output()).contains("No space left on device");
    assertThat(QuotaVolume.read(volumes().inspect(definition.name()).driver()))
        .contains(QuotaVolume.ofSize("1m"));
  }
}
