package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One storage, many threads. */
class ManyThreadsTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 50;

  @ParameterizedTest
  @EnumSource
  void allDoTheirWorkAndTheEngineIsAskedOnceWhoItIs(Wire wire) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String name = "data-" + i;
        work.add(
            threads.submit(
                () -> {
                  together.await();
                  for (int round = 0; round < ROUNDS; round++) {
                    oneRound(storage.volumes(), name);
                  }
                  return null;
                }));
      }
      for (Future<?> future : work) {
        assertThat(future.get(30, TimeUnit.SECONDS)).isNull();
      }

      assertThat(daemon.shelf().size()).isZero();
      assertThat(daemon.requests())
          .filteredOn(request -> request.target().equals("/_ping"))
          .hasSize(1);
      assertThat(daemon.lines()).hasSize(THREADS * ROUNDS * 6);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void oneRound(VolumeManager volumes, String name) {
    assertThat(volumes.ensure(VolumeDefinition.named(name).build()).created()).isTrue();
    assertThat(volumes.inspect(name).name()).hasToString(name);
    volumes.remove(name);
    VolumeName anonymous = volumes.create(AnonymousVolume.builder().build()).name();
    volumes.remove(anonymous);
  }
}
