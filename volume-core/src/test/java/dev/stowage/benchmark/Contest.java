package dev.stowage.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One piece of work, done in several ways that take turns; who begins changes each round. The first
 * way is ours, and the others are told as ratios to it.
 */
final class Contest {

  /** One way to do the work. */
  @FunctionalInterface
  interface Way {
    void run() throws Exception;
  }

  private final String work;
  private final Map<String, Way> ways = new LinkedHashMap<>();
  private Way between = () -> {};

  Contest(String work) {
    this.work = work;
  }

  Contest way(String name, Way way) {
    ways.put(name, way);
    return this;
  }

  /** Says what makes each way find the same state; it is not timed. */
  Contest between(Way tidy) {
    this.between = tidy;
    return this;
  }

  /** Does the work and prints a line for each way: its median, and how many times ours it takes. */
  void run(int rounds) throws Exception {
    List<String> names = new ArrayList<>(ways.keySet());
    Map<String, double[]> seconds = new LinkedHashMap<>();
    names.forEach(name -> seconds.put(name, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < names.size(); turn++) {
        String name = names.get((round + turn) % names.size());
        seconds.get(name)[round] = time(ways.get(name));
        between.run();
      }
    }
    double ours = median(seconds.get(names.get(0)));
    for (String name : names) {
      double[] times = seconds.get(name);
      double median = median(times);
      System.out.printf(
          Locale.ROOT,
          "%-34s %-26s %8.2f s   ratio to ours %6.2f   (%.2f to %.2f s)%n",
          work,
          name,
          median,
          median / ours,
          times[0],
          times[times.length - 1]);
    }
  }

  private static double time(Way way) throws Exception {
    long start = System.nanoTime();
    way.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
