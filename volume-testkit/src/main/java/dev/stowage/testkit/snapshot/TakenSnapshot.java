package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.ImageSnapshot;
import dev.stowage.testkit.state.StateChange;
import dev.stowage.testkit.state.VolumeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A snapshot, and what it takes to put it back. */
final class TakenSnapshot implements EngineSnapshot {

  private final List<VolumeSnapshot> volumes;
  private final List<ContainerSnapshot> containers;
  private final List<ImageSnapshot> images;
  private final Object engine;
  private final Runnable restore;

  /**
   * Puts it together.
   *
   * @param engine of which it was taken
   * @param restore puts it back
   */
  TakenSnapshot(
      List<VolumeSnapshot> volumes,
      List<ContainerSnapshot> containers,
      List<ImageSnapshot> images,
      Object engine,
      Runnable restore) {
    this.volumes = List.copyOf(volumes);
    this.containers = List.copyOf(containers);
    this.images = List.copyOf(images);
    this.engine = engine;
    this.restore = restore;
  }

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
