package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.state.VolumeSnapshot;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.volume.StoredVolume;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A volume as it was. */
final class TakenVolume implements VolumeSnapshot {

  private final String name;
  private final String driver;
  private final Map<String, String> labels;
  private final Map<String, String> options;
  private final Instant created;
  private final List<String> users;
  private final FileTree files;

  TakenVolume(
      StoredVolume volume, Map<String, String> options, List<String> users, FileTree files) {
    this.name = volume.name();
    this.driver = volume.driver();
    this.labels = Collections.unmodifiableMap(new TreeMap<>(volume.labelsOrNone()));
    this.options = Collections.unmodifiableMap(options);
    this.created = volume.created();
    this.users = users;
    this.files = files;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String driver() {
    return driver;
  }

  @Override
  public Map<String, String> labels() {
    return labels;
  }

  @Override
  public Map<String, String> options() {
    return options;
  }

  @Override
  public Instant created() {
    return created;
  }

  @Override
  public List<String> users() {
    return users;
  }

  @Override
  public FileTree files() {
    return files;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "volume " + name;
  }
}
