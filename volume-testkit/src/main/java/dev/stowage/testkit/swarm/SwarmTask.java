package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.Settings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the containers that a service wants. Guarded by the world's lock.
 *
 * <p>It follows its container: when that ends, so does the task, and no other takes its place.
 */
public final class SwarmTask {

  private final SwarmMeta meta;
  private final int slot;
  private final Settings template;
  private String state = "pending";
  private String message = "pending task scheduling";
  private String error = "";
  private @Nullable Container container;

  SwarmTask(SwarmMeta meta, int slot, Settings template) {
    this.meta = meta;
    this.slot = slot;
    this.template = template;
  }

  public SwarmMeta meta() {
    return meta;
  }

  /** Returns its number in the service, from one. */
  public int slot() {
    return slot;
  }

  /** Returns what the service said of it when it was made. */
  public Settings template() {
    return template;
  }

  /** Leaves it waiting for a node that it can run on. */
  void cannotBePlaced(String why) {
    error = "no suitable node (" + why + ")";
  }

  void rejected(String why) {
    state = "rejected";
    message = "preparing";
    error = why;
  }

  void runs(Container made) {
    container = made;
    state = "running";
    message = "started";
  }

  /** Ends with a container that could not be started. */
  void failedToStart(String why) {
    message = "starting";
    error = "starting container failed: " + why;
  }

  public Optional<Container> container() {
    return Optional.ofNullable(container);
  }

  /** Returns the engine's word for its state, which may have changed with its container. */
  public String state() {
    Container known = container;
    if (known == null || known.state().isRunning()) {
      return state;
    }
    return exitCode() == 0 ? "complete" : "failed";
  }

  public int exitCode() {
    Container known = container;
    return known == null ? 0 : known.state().exitCode();
  }

  /** Returns what the engine wants of it. */
  public String desiredState() {
    return switch (state()) {
      case "pending", "running" -> "running";
      default -> "shutdown";
    };
  }

  /** Tells whether a node has it. */
  public boolean isPlaced() {
    return !state.equals("pending");
  }

  public String message() {
    return state().equals("complete") ? "finished" : message;
  }

  /** Returns why it does not run; empty if it does, or did. */
  public String error() {
    return state().equals("failed") && error.isEmpty()
        ? "task: non-zero exit (" + exitCode() + ")"
        : error;
  }

  /** Returns when it came into its state. */
  public Instant since() {
    return container().flatMap(it -> it.state().finished()).orElse(meta.updated());
  }
}
