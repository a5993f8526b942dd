package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One method and path that the fake answers, and what is understood of its query. */
final class Route {

  /** Answers a call. The lock of the world is held, unless the route takes it itself. */
  @FunctionalInterface
  interface Handler {

    /**
     * Answers.
     *
     * @param call the call
     * @param name what stands in the hole of the path; empty if it has none
     */
    Reply answer(Request call, String name);
  }

  private final String method;
  private final String path;
  private final Handler handler;
  private final Set<String> parameters = new LinkedHashSet<>();
  private final List<String> filters = new ArrayList<>();
  private boolean podman;
  private boolean locksItself;

  private Route(String method, String path, Handler handler) {
    this.method = method;
    this.path = path;
    this.handler = handler;
  }

  /**
   * Says who answers what.
   *
   * @param path one of those that engines have, with any name in its hole
   */
  static Route of(String method, String path, Handler handler) {
    return new Route(method, path, handler);
  }

  /** Says which query parameters are understood; all others are refused as not in the fake. */
  Route takes(String... names) {
    parameters.addAll(List.of(names));
    return this;
  }

  /** Says which filters are understood. */
  Route filters(String... names) {
    parameters.add("filters");
    filters.addAll(List.of(names));
    return this;
  }

  /** Returns method and path with unnamed holes. */
  String key() {
    return EngineRoute.key(method, path);
  }

  /** Says that Podman's way of answering is known too. */
  Route alsoPodman() {
    podman = true;
    return this;
  }

  /** Says that the handler takes the world's lock itself, since it reads a body that is slow. */
  Route locksItself() {
    locksItself = true;
    return this;
  }

  boolean isLockedOutside() {
    return !locksItself;
  }

  boolean isFor(Dialect dialect) {
    return podman || dialect == Dialect.DOCKER;
  }

  Handler handler() {
    return handler;
  }

  Set<String> parameters() {
    return parameters;
  }

  List<String> filters() {
    return filters;
  }

  /** Returns method and path, such as {@code GET /volumes/{name}}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
