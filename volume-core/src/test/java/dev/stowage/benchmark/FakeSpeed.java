package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

/**
 * How fast the engine in memory starts, and how many calls a second docker-java gets through to it
 * beside a real engine. They take turns of some calls each, and which goes first changes each time.
 * What docker-java itself needs, with an answer that is always the same, bounds the ratio.
 */
public final class FakeSpeed {

  private static final int STARTS = 2_000;
  private static final int WARM_STARTS = 200;
  private static final int WARM_CALLS = 20_000;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 50;
  private static final int CALLS = 20;
  private static final String PREFIX =
      "stowage-bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";

  private final DockerClient real;
  private final DockerClient fake;
  private final DockerClient none;

  private FakeSpeed(DockerClient real, DockerClient fake, DockerClient none) {
    this.real = real;
    this.fake = fake;
    this.none = none;
  }

  /** Measures and prints two tables. */
  public static void main(String[] arguments) throws IOException {
    DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    measureStart(config);
    warmUp(config);
    try (DockerHttpClient transport =
            new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
        FakeDocker docker = FakeDocker.create()) {
      DockerClient real = DockerClientImpl.getInstance(config, transport);
      System.out.println(
          "Beside " + real.versionCmd().exec().getVersion() + ", medians of " + ROUNDS + " turns:");
      FakeSpeed speed =
          new FakeSpeed(
              real,
              DockerClientImpl.getInstance(config, docker.transport()),
              DockerClientImpl.getInstance(config, new SameAnswer(docker.transport())));
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
    long[] warm = Arrays.copyOfRange(times, WARM_STARTS, STARTS);
    Arrays.sort(warm);
    System.out.printf(
        "Start to first answer: first in this JVM %.1f ms, then median %.3f ms, 99%% within %.3f"
            + " ms, slowest %.1f ms%n",
        first / 1e6,
        warm[warm.length / 2] / 1e6,
        warm[warm.length * 99 / 100] / 1e6,
        warm[warm.length - 1] / 1e6);
  }

  /** The rates are those of a JVM that has run such tests for a while. */
  private static void warmUp(DockerClientConfig config) {
    try (FakeDocker docker = FakeDocker.create()) {
      DockerClient fake = DockerClientImpl.getInstance(config, docker.transport());
      create(fake, "there");
      for (int i = 0; i < WARM_CALLS; i++) {
        create(fake, "a");
        inspect(fake);
        list(fake);
        remove(fake, "a");
      }
    }
  }

  private void measureAll() {
    create(real, "there");
    create(fake, "there");
    create(none, "a0");
    remove(none, "a0");
    measure("create", (docker, round) -> create(docker, "a" + round));
    measure("inspect", (docker, round) -> inspect(docker));
    measure("list by label", (docker, round) -> list(docker));
    measure("remove", (docker, round) -> remove(docker, "a" + round));
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

  private void measure(String what, ObjIntConsumer<DockerClient> call) {
    List<DockerClient> turns = new ArrayList<>(List.of(real, fake, none));
    Map<DockerClient, long[]> times = new HashMap<>();
    turns.forEach(docker -> times.put(docker, new long[ROUNDS]));
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (DockerClient docker : turns) {
        times.get(docker)[Math.max(0, round)] = turn(docker, round + WARM_UP, call);
      }
      Collections.rotate(turns, 1);
    }
    double engine = rate(times.get(real));
    double memory = rate(times.get(fake));
    double alone = rate(times.get(none));
    System.out.printf(
        "  %-14s engine %7.0f/s   fake %8.0f/s   ratio %3.0f   docker-java alone %8.0f/s   ratio"
            + " %3.0f%n",
        what, engine, memory, memory / engine, alone, alone / engine);
  }

  private static long turn(DockerClient docker, int round, ObjIntConsumer<DockerClient> call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.accept(docker, round * CALLS + i);
    }
    return System.nanoTime() - start;
  }

  private static double rate(long[] times) {
    return CALLS * 1e9 / median(times);
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
