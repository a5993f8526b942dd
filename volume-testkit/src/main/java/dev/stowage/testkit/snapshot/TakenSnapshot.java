package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.ImageSnapshot;
import dev.stowage.testkit.state.PluginSnapshot;
import dev.stowage.testkit.state.StateChange;
import dev.stowage.testkit.state.SwarmSnapshot;
import dev.stowage.testkit.state.VolumeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A snapshot, and what it takes to put it back. */
final class TakenSnapshot implements EngineSnapshot {

  private final List<VolumeSnapshot> volumes;
  private final List<ContainerSnapshot> containers;
  private final List<ImageSnapshot> images;
  private final List<PluginSnapshot> plugins;
  private final Optional<SwarmSnapshot> swarm;
  private final Object engine;
  private final Runnable restore;

  /**
   * Puts it together.
   *
   * @param engine of which it was taken
   * @param restore puts it back
   */
  TakenSnapshot(Parts parts, Object engine, Runnable restore) {
    this.volumes = List.copyOf(parts.volumes());
    this.containers = List.copyOf(parts.containers());
    this.images = List.copyOf(parts.images());
    this.plugins = List.copyOf(parts.plugins());
    this.swarm = parts.swarm();
    this.engine = engine;
    this.restore = restore;
  }

  /** All that can be seen. */
  record Parts(
      List<VolumeSnapshot> volumes,
      List<ContainerSnapshot> containers,
      List<ImageSnapshot> images,
      List<PluginSnapshot> plugins,
      Optional<SwarmSnapshot> swarm) {}

  @Override
  public List<VolumeSnapshot> volumes() {
    return volumes;
  }

  @Override
  public List<ContainerSnapshot> containers() {
    return containers;
  }

  @Override
  public List<ImageSnapshot> images() {
    return images;
  }

  @Override
  public List<PluginSnapshot> plugins() {
    return plugins;
  }

  @Override
  public Optional<SwarmSnapshot> swarm() {
    return swarm;
  }

  @Override
  public List<StateChange> changesSince(EngineSnapshot earlier) {
    return Facts.of(this).changesSince(Facts.of(earlier));
  }

  boolean isOf(Object other) {
    return engine == other;
  }

  void restore() {
    restore.run();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TakenSnapshot snapshot && facts().equals(snapshot.facts());
  }

  @Override
  public int hashCode() {
    return facts().hashCode();
  }

  private Map<String, Map<String, Facts.Said>> facts() {
    return Facts.of(this).subjects();
  }

  /** Returns a few lines: each subject and, indented, what is said of it. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    facts()
        .forEach(
            (subject, facts) -> {
              lines.add(subject);
              facts.forEach((key, value) -> lines.add(("  " + key + ": " + value).stripTrailing()));
            });
    return lines.isEmpty() ? "nothing" : String.join("\n", lines);
  }
}
