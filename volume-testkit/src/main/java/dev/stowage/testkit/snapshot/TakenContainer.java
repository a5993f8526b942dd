package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.MountSnapshot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A container as it was. */
final class TakenContainer implements ContainerSnapshot {

  private final String id;
  private final String name;
  private final String image;
  private final Map<String, String> labels;
  private final String state;
  private final int exitCode;
  private final List<MountSnapshot> mounts;

  TakenContainer(Container container, List<MountSnapshot> mounts) {
    this.id = container.id();
    this.name = container.name();
    this.image = container.config().text("Image");
    this.labels = Collections.unmodifiableMap(new TreeMap<>(container.config().texts("Labels")));
    this.state = container.state().word();
    this.exitCode = container.state().exitCode();
    this.mounts = mounts;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String image() {
    return image;
  }

  @Override
  public Map<String, String> labels() {
    return labels;
  }

  @Override
  public String state() {
    return state;
  }

  @Override
  public int exitCode() {
    return exitCode;
  }

  @Override
  public List<MountSnapshot> mounts() {
    return mounts;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "container " + name;
  }
}
