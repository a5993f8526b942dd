package dev.stowage.docker.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.failure.VolumeNotResetException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reset that breaks off at any request: the volume is as it was, or as frozen, or gone. */
class ResetFaultsTest {

  private static final List<Fault> FAULTS =
      List.of(
          Fault.reset(),
          Fault.lostAnswer(),
          Fault.answer(500, "no"),
          Fault.restart(),
          Fault.diskFull());

  static IntStream requests() {
    try (FakeDocker docker = FakeDocker.create();
        DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
      set(storage);
      docker.journal().clear();
      storage.golden().reset("test");
      assertThat(storage.files("test").readText("a/b")).isEqualTo("frozen");
      return IntStream.rangeClosed(1, docker.journal().lines().size());
    }
  }

  private static void set(DockerStorage storage) {
    VolumeSeed seed = VolumeSeed.file("a/b", "frozen");
    storage.golden().freeze(GoldenDefinition.named("golden").ofSeed(seed));
    storage.golden().stamp("golden", "test");
    storage.files("test").write("a/b", "of a test");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whereverItBreaksOff_itIsAsItWasOrFrozenOrGone(int request) {
    for (Fault fault : FAULTS) {
      try (FakeDocker docker = FakeDocker.create();
          DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
        set(storage);
        docker.faults().onAnyCall().nth(request).give(fault);
        String expected = "frozen";
        try {
          storage.golden().reset("test");
        } catch (VolumeNotResetException e) {
          assertThat(e.golden()).hasToString("golden:latest");
          expected = "gone";
        } catch (VolumeException e) {
          expected = "of a test";
        }
        docker.faults().clear();
        storage.sweep();
        assertThat(now(storage))
            .as("%s at request %s: %s", fault, request, docker.journal())
            .isIn(expected, expected.equals("of a test") ? "gone" : expected);
        storage.volumes().remove(VolumeName.of("test"), RemovalOption.MISSING_IS_FINE);
        storage.golden().stamp("golden", "test");
        assertThat(now(storage)).isEqualTo("frozen");
      }
    }
  }

  /** One whose removal was not answered may be gone. */
  private static String now(DockerStorage storage) {
    return storage.volumes().find("test").isPresent()
        ? storage.files("test").readText("a/b")
        : "gone";
  }
}
