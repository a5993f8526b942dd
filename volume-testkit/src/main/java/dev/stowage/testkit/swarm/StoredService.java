package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.world.Saved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service and its tasks. Guarded by the world's lock. */
public final class StoredService {

  private final SwarmMeta meta;
  private final List<SwarmTask> tasks = new ArrayList<>();
  private Settings spec;
  private @Nullable Settings previous;

  StoredService(SwarmMeta meta, Settings spec) {
    this.meta = meta;
    this.spec = spec;
  }

  public SwarmMeta meta() {
    return meta;
  }

  String id() {
    return meta.id();
  }

  public String name() {
    return spec.text("Name");
  }

  public Settings spec() {
    return spec;
  }

  /** Returns the specification before the last update. */
  public Optional<Settings> previous() {
    return Optional.ofNullable(previous);
  }

  void spec(Settings newer) {
    this.previous = spec;
    this.spec = newer;
    meta.touch();
  }

  Settings template() {
    return spec.in("TaskTemplate");
  }

  /** Returns how many tasks it wants. */
  public long replicas() {
    Settings mode = spec.in("Mode");
    return mode.in("Replicated").has("Replicas") ? mode.in("Replicated").number("Replicas") : 1;
  }

  /** Returns the tasks, oldest first. */
  public List<SwarmTask> tasks() {
    return Collections.unmodifiableList(tasks);
  }

  List<SwarmTask> ownTasks() {
    return tasks;
  }

  Runnable save() {
    Runnable version = meta.save();
    Runnable list = Saved.of(tasks);
    Settings now = spec;
    Settings before = previous;
    return () -> {
      spec = now;
      previous = before;
      list.run();
      version.run();
    };
  }
}
