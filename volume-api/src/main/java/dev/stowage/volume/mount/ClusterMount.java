package dev.stowage.volume.mount;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster volume, or one of a group of them, mounted into the tasks of a Swarm service. Services
 * only; engine 23.0 (API 1.42).
 *
 * <p>Swarm starts a task where the volume can be had. Immutable and thread-safe.
 */
public final class ClusterMount extends MountDefinition {

  private final String source;
  private final boolean group;
  private final boolean readOnly;

  private ClusterMount(Builder builder) {
    super(builder.provenTarget());
    this.source = builder.source;
    this.group = builder.group;
    this.readOnly = builder.readOnly;
  }

  /**
   * Returns what is mounted.
   *
   * @return the name of the volume, or of the group
   */
  public String source() {
    return source;
  }

  /**
   * Tells whether any free volume of a group will do.
   *
   * @return true if {@link #source} names a group
   */
  public boolean isGroup() {
    return group;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(source, group, target().value());
    builder.readOnly = readOnly;
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(source, group, readOnly);
  }

  /** Returns what is mounted, and where. */
  @Override
  public String toString() {
    return (group ? "cluster volume of group " : "cluster volume ")
        + source
        + " at "
        + target()
        + (readOnly ? " read-only" : "");
  }

  /** An open cluster mount. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, ClusterMount> {

    private final String source;
    private final boolean group;
    private boolean readOnly;

    Builder(String source, boolean group, String target) {
      super(target);
      this.source = source;
      this.group = group;
    }

    /**
     * Forbids the tasks to write there. Default: they may, as far as the volume's sharing lets
     * them.
     *
     * @return this builder
     */
    public Builder readOnly() {
      this.readOnly = true;
      return this;
    }

    @Override
    void judge(List<Finding> findings) {
      VolumeName.problemOfPlugin(source).ifPresent(findings::add);
      if (!group && source.startsWith("group:")) {
        findings.add(
            new Finding(
                "cluster volume '" + Finding.printable(source) + "'",
                "would be read as the name of a group",
                "use clusterGroup(...) for a group"));
      }
    }

    @Override
    ClusterMount construct() {
      return new ClusterMount(this);
    }

    @Override
    public String toString() {
      return (group ? "cluster volume of group " : "cluster volume ")
          + Finding.printable(source)
          + " at "
          + Finding.printable(target);
    }
  }
}
