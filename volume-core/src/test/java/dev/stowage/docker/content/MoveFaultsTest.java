package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.failure.VolumeException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A move that breaks off at any request: what was to be moved is whole, here or there. */
class MoveFaultsTest {

  private static final VolumeCopy MOVE = VolumeCopy.from("orders").to("moved");
  private static final List<Fault> FAULTS =
      List.of(
          Fault.reset(),
          Fault.lostAnswer(),
          Fault.answer(500, "no"),
          Fault.restart(),
          Fault.truncate(700));

  static IntStream requests() {
    try (FakeDocker docker = FakeDocker.create();
        DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
      fill(storage);
      docker.journal().clear();
      storage.copies().move(MOVE);
      assertThat(storage.volumes().find("orders")).isEmpty();
      return IntStream.rangeClosed(1, docker.journal().lines().size());
    }
  }

  private static Manifest fill(DockerStorage storage) {
    storage.volumes().ensure(VolumeDefinition.named("orders").build());
    storage
        .files("orders")
        .seed(VolumeSeed.file("a/b", new byte[5_000]).and(VolumeSeed.file("c", "d")));
    return content(storage, "orders");
  }

  private static Manifest content(DockerStorage storage, String volume) {
    return storage.files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whereverItBreaksOff_allIsHereOrThere(int request) {
    for (Fault fault : FAULTS) {
      try (FakeDocker docker = FakeDocker.create();
          DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
        Manifest before = fill(storage);
        docker.faults().onAnyCall().nth(request).give(fault);
        boolean moved = true;
        try {
          storage.copies().move(MOVE);
        } catch (VolumeException e) {
          moved = false;
        }
        docker.faults().clear();
        boolean here = storage.volumes().find("orders").isPresent();
        boolean there = storage.volumes().find("moved").isPresent();
        assertThat(here || there).as("%s at request %s", fault, request).isTrue();
        assertThat(moved && here).as("%s at request %s", fault, request).isFalse();
        if (here) {
          assertThat(content(storage, "orders").differences(before)).isEmpty();
        }
        if (there) {
          assertThat(content(storage, "moved").differences(before)).isEmpty();
        }
      }
    }
  }
}
