package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * What a call costs beside the bare docker-java call that does the same, on the same connection of
 * a real engine. The two take turns, call by call, and which goes first changes each time.
 */
public final class CallOverhead {

  private static final int WARM_UP = 300;
  private static final int ROUNDS = 2_000;
  private static final String PREFIX =
      "stowage-bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private static final Map<String, String> LABELS = Map.of("app", "bench");

  private final DockerClient bare;
  private final DockerStorage storage;

  private CallOverhead(DockerClient bare, DockerStorage storage) {
    this.bare = bare;
    this.storage = storage;
  }

  /** Measures and prints one table. */
  public static void main(String[] arguments) throws IOException {
    DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    try (DockerHttpClient transport =
        new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build()) {
      DockerStorage storage = DockerStorage.using(config, transport);
      CallOverhead overhead =
          new CallOverhead(DockerClientImpl.getInstance(config, transport), storage);
      System.out.println("On " + storage.engine() + ", medians of " + ROUNDS + " pairs:");
      try {
        overhead.measureAll();
      } finally {
        storage
            .volumes()
            .list(VolumeFilter.all().nameContains(PREFIX))
            .forEach(volume -> storage.volumes().remove(volume.name()));
        storage.close();
      }
    }
  }

  private void measureAll() {
    VolumeDefinition there = definition("there");
    storage.volumes().ensure(there);
    measure(
        "find, there",
        round -> bare.inspectVolumeCmd(there.name().value()).exec(),
        round -> storage.volumes().find(there.name()),
        round -> {});
    measure(
        "ensure, there",
        round -> createBare("there"),
        round -> storage.volumes().ensure(there),
        round -> {});
    measure(
        "create, new",
        round -> createBare("a" + round),
        round -> storage.volumes().create(definition("b" + round)),
        round -> {
          storage.volumes().remove(PREFIX + "a" + round);
          storage.volumes().remove(PREFIX + "b" + round);
        });
    measure(
        "list all",
        round -> bare.listVolumesCmd().exec(),
        round -> storage.volumes().list(),
        round -> {});
  }

  private static VolumeDefinition definition(String name) {
    return VolumeDefinition.named(PREFIX + name).labels(LABELS).build();
  }

  private void createBare(String name) {
    bare.createVolumeCmd().withName(PREFIX + name).withLabels(LABELS).withDriver("local").exec();
  }

  private static void measure(
      String what, IntConsumer bareCall, IntConsumer ourCall, IntConsumer after) {
    long[] bareTimes = new long[ROUNDS];
    long[] ourTimes = new long[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      int number = round + WARM_UP;
      boolean bareFirst = number % 2 == 0;
      long first = time(bareFirst ? bareCall : ourCall, number);
      long second = time(bareFirst ? ourCall : bareCall, number);
      after.accept(number);
      if (round >= 0) {
        bareTimes[round] = bareFirst ? first : second;
        ourTimes[round] = bareFirst ? second : first;
      }
    }
    double bare = median(bareTimes);
    double ours = median(ourTimes);
    System.out.printf(
        "  %-14s docker-java %6.0f us   stowage %6.0f us   ratio %.2f%n",
        what, bare / 1_000, ours / 1_000, ours / bare);
  }

  private static long time(IntConsumer call, int number) {
    long start = System.nanoTime();
    call.accept(number);
    return System.nanoTime() - start;
  }

  private static double median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
