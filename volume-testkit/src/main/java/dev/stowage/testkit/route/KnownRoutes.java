package dev.stowage.testkit.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All routes of one engine, whether or not the fake answers them. */
public final class KnownRoutes {

  private static final int FEW = 3;

  private final List<EngineRoute> routes;

  KnownRoutes(List<EngineRoute> routes) {
    this.routes = routes;
  }

  Optional<EngineRoute> route(String method, String path) {
    return routes.stream().filter(route -> route.match(method, path).isPresent()).findFirst();
  }

  /** Finds the route of a call, such as {@code GET /volumes/{name}}; the path has no version. */
  public Optional<String> find(String method, String path) {
    return route(method, path).map(EngineRoute::toString);
  }

  /** Returns the few routes that are written most alike, the nearest first. */
  public List<String> nearest(String method, String path) {
    return nearest(method, path, routes);
  }

  static List<String> nearest(String method, String path, List<EngineRoute> among) {
    return among.stream()
        .sorted(Comparator.comparingInt(route -> distance(method + " " + path, route.filled(path))))
        .limit(FEW)
        .map(EngineRoute::toString)
        .toList();
  }

  /** Counts the characters to add, drop or replace to make one text the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
