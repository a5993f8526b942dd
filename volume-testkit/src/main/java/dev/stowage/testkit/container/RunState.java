package dev.stowage.testkit.container;

import dev.stowage.testkit.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a container since it was created. Guarded by the world's lock. */
public final class RunState {

  private final World world;
  private boolean running;
  private boolean paused;
  private boolean removed;
  private int exitCode;
  private int ends;
  private String error = "";
  private @Nullable Instant started;
  private @Nullable Instant finished;

  RunState(World world) {
    this.world = world;
  }

  public boolean isRunning() {
    return running;
  }

  public boolean isPaused() {
    return paused;
  }

  public boolean isRemoved() {
    return removed;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Returns how often it has ended. */
  public int ends() {
    return ends;
  }

  /** Returns why it could not be started; empty if it could, or nobody tried. */
  public String error() {
    return error;
  }

  public Optional<Instant> started() {
    return Optional.ofNullable(started);
  }

  public Optional<Instant> finished() {
    return Optional.ofNullable(finished);
  }

  /** Returns the state as one word, such as {@code running}. */
  public String word() {
    if (running) {
      return paused ? "paused" : "running";
    }
    return started == null ? "created" : "exited";
  }

  /** Returns the state as {@code docker ps} shows it, such as {@code Exited (0) 5 seconds ago}. */
  public String line() {
    if (running && started != null) {
      return "Up " + HumanTime.of(since(started)) + (paused ? " (Paused)" : "");
    }
    return finished == null
        ? "Created"
        : "Exited (" + exitCode + ") " + HumanTime.of(since(finished)) + " ago";
  }

  private Duration since(Instant then) {
    return Duration.between(then, world.clock().instant());
  }

  long secondsRunning() {
    return started == null ? 0 : since(started).toSeconds();
  }

  Runnable save() {
    boolean wasRunning = running;
    boolean wasPaused = paused;
    boolean wasRemoved = removed;
    int code = exitCode;
    int count = ends;
    String text = error;
    Instant start = started;
    Instant finish = finished;
    return () -> {
      running = wasRunning;
      paused = wasPaused;
      removed = wasRemoved;
      exitCode = code;
      ends = count;
      error = text;
      started = start;
      finished = finish;
    };
  }

  void start() {
    running = true;
    paused = false;
    exitCode = 0;
    error = "";
    started = world.clock().instant();
    world.signal();
  }

  void failToStart(String why, int code) {
    error = why;
    exitCode = code;
  }

  void ranBefore(int code) {
    exitCode = code;
    started = world.clock().instant();
    finished = started;
  }

  void pause(boolean newer) {
    paused = newer;
  }

  void end(int code) {
    running = false;
    paused = false;
    exitCode = code;
    ends++;
    finished = world.clock().instant();
    world.signal();
  }

  void remove() {
    removed = true;
    world.signal();
  }
}
