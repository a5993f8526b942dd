package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.BlockDeviceVolume;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.MountedVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.OverlayVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeDiffersException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of the local driver, ensured on engines in memory, and looked at while they leave. */
class DriversOnFakeTest {

  private static final CifsVolume CIFS =
      CifsVolume.server("nas").share("x").login("u", SecretText.of("hunter2"));

  static List<EngineProfile> profiles() {
    return EngineProfile.all();
  }

  private static DockerStorage storage(FakeDocker docker, CallJournal journal) {
    return DockerStorage.using(
        DefaultDockerClientConfig.createDefaultConfigBuilder().build(),
        RecordingTransport.over(docker.transport(), journal));
  }

  private static VolumeDefinition data(DriverForm form) {
    return VolumeDefinition.named("data").driver(form).build();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyForm_isEnsuredKeptAndReadBack(EngineProfile profile) {
    for (MountedVolume<?> form :
        List.<MountedVolume<?>>of(
            NfsVolume.server("nas").export("/x").readOnly(),
            CIFS,
            TmpfsVolume.memory().size("1m"),
            HostDirectoryVolume.at("/srv"),
            BlockDeviceVolume.of("/dev/sdb1", "ext4"),
            OverlayVolume.over("/a", "/b"))) {
      CallJournal journal = new CallJournal();
      try (FakeDocker docker = FakeDocker.create(profile);
          DockerStorage storage = storage(docker, journal)) {
        assertThat(storage.volumes().ensure(data(form)).created()).isTrue();
        assertThat(storage.volumes().ensure(data(form)).created()).isFalse();

        assertThat(created(journal)).contains("\"Driver\":\"local\"");
        form.toDriver()
            .options()
            .forEach(
                (key, value) ->
                    assertThat(created(journal)).contains("\"" + key + "\":\"" + value + "\""));
        assertThat(MountedVolume.read(storage.volumes().inspect("data").driver()))
            .get()
            .isEqualTo(form);
      }
    }
  }

  private static String created(CallJournal journal) {
    return journal.calls().stream()
        .filter(call -> call.route().equals("/volumes/create"))
        .map(RecordedCall::body)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anotherSecret_isADifferenceThatPrintsNone() {
    try (FakeDocker docker = FakeDocker.create();
        DockerStorage storage = storage(docker, new CallJournal())) {
      storage.volumes().create(data(CIFS));
      VolumeDefinition other = data(CIFS.login("u", SecretText.of("hunter3")));

      assertThat(storage.volumes().plan(other).toString()).doesNotContain("hunter");
      assertThatExceptionOfType(VolumeDiffersException.class)
          .isThrownBy(() -> storage.volumes().ensure(other))
          .withMessageContaining(
              "option o: wanted 'addr=nas,username=u,password=***' with another secret than it has")
          .withMessageNotContaining("hunter");
    }
  }

  @Test
  void sameOptionsInAnotherOrder_areNoDifference() {
    try (FakeDocker docker = FakeDocker.create();
        DockerStorage storage = storage(docker, new CallJournal())) {
      storage
          .volumes()
          .create(
              data(
                  VolumeDriver.local()
                      .option("type", "nfs")
                      .option("device", ":/x")
                      .option("o", "ro,nfsvers=4,addr=nas")));

      assertThat(
              storage
                  .volumes()
                  .ensure(data(NfsVolume.server("nas").export("/x").readOnly()))
                  .created())
          .isFalse();
    }
  }

  /** Podman would write into the empty directory under the mount. */
  @Test
  void filesOfAVolumeThatPodmanDoesNotMount_areRefused() {
    try (FakeDocker docker = FakeDocker.create(EngineProfile.PODMAN);
        DockerStorage storage = storage(docker, new CallJournal())) {
      storage.volumes().ensure(data(NfsVolume.server("nas").export("/x")));

      assertThatExceptionOfType(UnsupportedByEngineException.class)
          .isThrownBy(() -> storage.files("data").write("a", "b"))
          .withMessageContaining("Podman 4.3")
          .withMessageContaining("volume 'data' of driver local");
    }
  }
}
