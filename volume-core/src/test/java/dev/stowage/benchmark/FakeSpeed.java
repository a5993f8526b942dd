package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * How fast the engine in memory starts, and how many calls a second docker-java gets through to it
 * beside a real engine. The two take turns, call by call, and which goes first changes each time.
 */
public final class FakeSpeed {

  private static final int STARTS = 2_000;
  private static final int WARM_UP = 200;
  private static final int ROUNDS = 1_000;
  private static final String PREFIX =
      "stowage-bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";

  private final DockerClient real;
  private final DockerClient fake;

  private FakeSpeed(DockerClient real, DockerClient fake) {
    this.real = real;
    this.fake = fake;
  }

  /** Measures and prints two tables. */
  public static void main(String[] arguments) throws IOException {
    DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    measureStart(config);
    try (DockerHttpClient transport =
            new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
        FakeDocker docker = FakeDocker.create()) {
      DockerClient real = DockerClientImpl.getInstance(config, transport);
      System.out.println(
          "Beside " + real.versionCmd().exec().getVersion() + ", medians of " + ROUNDS + " pairs:");
      FakeSpeed speed =
          new FakeSpeed(real, DockerClientImpl.getInstance(config, docker.transport()));
      try {
        speed.measureAll();
      } finally {
        speed.tidyUp();
      }
    }
  }

  /** From nothing to the answer of the first call. */
  private static void measureStart(DockerClientConfig config) {
    long[] times = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      try (FakeDocker docker = FakeDocker.create()) {
        DockerClientImpl.getInstance(config, docker.transport()).pingCmd().exec();
      }
      times[i] = System.nanoTime() - start;
    }
    long first = times[0];
    long[] warm = Arrays.copyOfRange(times, WARM_UP, STARTS);
    Arrays.sort(warm);
    System.out.printf(
        "Start to first answer: first in this JVM %.1f ms, then median %.3f ms, 99%% within %.3f"
            + " ms, slowest %.1f ms%n",
        first / 1e6,
        warm[warm.length / 2] / 1e6,
        warm[warm.length * 99 / 100] / 1e6,
        warm[warm.length - 1] / 1e6);
  }

  private void measureAll() {
    create(real, "there");
    create(fake, "there");
    measure("create", round -> create(real, "a" + round), round -> create(fake, "a" + round));
    measure("inspect", round -> inspect(real), round -> inspect(fake));
    measure("list by label", round -> list(real), round -> list(fake));
    measure("remove", round -> remove(real, "a" + round), round -> remove(fake, "a" + round));
  }

  private static void create(DockerClient docker, String name) {
    docker
        .createVolumeCmd()
        .withName(PREFIX + name)
        .withLabels(Map.of("stowage-bench", name.startsWith("a") ? "many" : "one"))
        .exec();
  }

  private static void inspect(DockerClient docker) {
    docker.inspectVolumeCmd(PREFIX + "there").exec();
  }

  private static void list(DockerClient docker) {
    docker.listVolumesCmd().withFilter("label", List.of("stowage-bench=one")).exec();
  }

  private static void remove(DockerClient docker, String name) {
    docker.removeVolumeCmd(PREFIX + name).exec();
  }

  private static void measure(String what, IntConsumer onReal, IntConsumer onFake) {
    long[] realTimes = new long[ROUNDS];
    long[] fakeTimes = new long[ROUNDS];
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      boolean realFirst = round % 2 == 0;
      long first = time(realFirst ? onReal : onFake, round);
      long second = time(realFirst ? onFake : onReal, round);
      if (round >= WARM_UP) {
        realTimes[round - WARM_UP] = realFirst ? first : second;
        fakeTimes[round - WARM_UP] = realFirst ? second : first;
      }
    }
    double real = median(realTimes);
    double fake = median(fakeTimes);
    System.out.printf(
        "  %-14s engine %7.0f/s   fake %8.0f/s   ratio %.0f%n",
        what, 1e9 / real, 1e9 / fake, real / fake);
  }

  private static long time(IntConsumer call, int round) {
    long start = System.nanoTime();
    call.accept(round);
    return System.nanoTime() - start;
  }

  private static double median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private void tidyUp() {
    real.listVolumesCmd().exec().getVolumes().stream()
        .filter(volume -> volume.getName().startsWith(PREFIX))
        .forEach(volume -> real.removeVolumeCmd(volume.getName()).exec());
  }
}
