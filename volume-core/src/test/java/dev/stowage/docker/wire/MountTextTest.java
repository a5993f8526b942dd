package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.MountProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTextTest {

  private static MountTrouble read(String text) {
    return MountText.read(new ErrorText(text)).orElseThrow();
  }

  @Test
  void localVolume_isNamedByItsMountPoint() {
    MountTrouble trouble =
        read(
            "error while mounting volume '/var/lib/docker/volumes/orders/_data': failed to mount"
                + " local volume: mount :/export:/var/lib/docker/volumes/orders/_data, data:"
                + " addr=127.0.0.1,nfsvers=4: no such device");

    assertThat(trouble.volume()).contains(VolumeName.of("orders"));
    assertThat(trouble.problem()).isEqualTo(MountProblem.FILE_SYSTEM_UNKNOWN);
    assertThat(trouble.words()).startsWith("failed to mount local volume: mount :/export:");
  }

  @Test
  void pluginVolume_isNotNamed() {
    MountTrouble trouble =
        read("error while mounting volume '': VolumeDriver.Mount: no route to array");

    assertThat(trouble.volume()).isEmpty();
    assertThat(trouble.problem()).isEqualTo(MountProblem.OTHER);
    assertThat(trouble.words()).isEqualTo("VolumeDriver.Mount: no route to array");
  }

  @ParameterizedTest
  @CsvSource({
    "no such device,FILE_SYSTEM_UNKNOWN",
    "unknown filesystem type 'nfs',FILE_SYSTEM_UNKNOWN",
    "error resolving passed in network volume address: lookup nas: no such host,SERVER_UNKNOWN",
    "connection refused,SERVER_UNREACHABLE",
    "VolumeDriver.Mount: read: Connection reset by peer,SERVER_UNREACHABLE",
    "connection timed out,SERVER_UNREACHABLE",
    "input/output error,SERVER_UNREACHABLE",
    "permission denied,ACCESS_DENIED",
    "NT_STATUS: Access Denied,ACCESS_DENIED",
    "ssh: unable to authenticate,ACCESS_DENIED",
    "no such file or directory,SOURCE_MISSING",
    "invalid argument,OPTIONS_REFUSED",
    "volume is attached to another instance,OTHER",
  })
  void words_tellTheProblem(String words, MountProblem problem) {
    assertThat(read("error while mounting volume '': " + words).problem()).isEqualTo(problem);
  }

  @Test
  void secrets_areReplaced() {
    MountTrouble trouble =
        read(
            "error while mounting volume '/d/volumes/x/_data': failed to mount local volume: mount"
                + " //nas/x:/d/volumes/x/_data, data: username=u,password=hush,vers=3.0: permission"
                + " denied");

    assertThat(trouble.words()).doesNotContain("hush").contains("username=u");
    assertThat(trouble.problem()).isEqualTo(MountProblem.ACCESS_DENIED);
  }

  @Test
  void otherErrors_areNoneOfAMount() {
    assertThat(MountText.read(new ErrorText("driver failed programming external connectivity")))
        .isEmpty();
  }
}
