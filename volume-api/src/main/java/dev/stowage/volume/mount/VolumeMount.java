package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.DriverForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named volume, mounted into a container.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.docker.com/engine/storage/volumes/">volumes</a>
 */
public final class VolumeMount extends MountDefinition {

  private final VolumeName volume;
  private final boolean readOnly;
  private final boolean noCopy;
  private final @Nullable String subpath;
  private final @Nullable VolumeSettings settings;

  private VolumeMount(Builder builder) {
    super(builder.provenTarget());
    this.volume = VolumeName.ofPlugin(builder.name);
    this.readOnly = builder.readOnly;
    this.noCopy = builder.noCopy;
    this.subpath = builder.subpath == null ? null : SubpathRule.clean(builder.subpath);
    this.settings = builder.settings;
  }

  /**
   * Returns which volume is mounted.
   *
   * @return the volume's name
   */
  public VolumeName volume() {
    return volume;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  /**
   * Tells whether an empty volume stays empty, instead of getting what the image has there.
   *
   * @return true if nothing is copied
   */
  public boolean noCopy() {
    return noCopy;
  }

  /**
   * Returns which directory or file of the volume is mounted.
   *
   * @return a relative path, or empty for the whole volume
   */
  public Optional<String> subpath() {
    return Optional.ofNullable(subpath);
  }

  /**
   * Returns the driver and labels for a volume made on the spot.
   *
   * @return the settings, or empty if only the name was said
   */
  public Optional<VolumeSettings> settings() {
    return Optional.ofNullable(settings);
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(volume.value(), target().value(), true);
    builder.readOnly = readOnly;
    builder.noCopy = noCopy;
    builder.subpath = subpath;
    builder.settings = settings;
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(volume, readOnly, noCopy, subpath, settings);
  }

  /** Returns which volume is mounted, and where. */
  @Override
  public String toString() {
    return "volume "
        + volume
        + subpath().map(path -> "/" + path).orElse("")
        + " at "
        + target()
        + (readOnly ? " read-only" : "");
  }

  /** An open volume mount. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, VolumeMount> {

    private final String name;
    private final boolean provenName;
    private boolean readOnly;
    private boolean noCopy;
    private @Nullable String subpath;
    private @Nullable VolumeSettings settings;

    Builder(String name, String target, boolean provenName) {
      super(target);
      this.name = name;
      this.provenName = provenName;
    }

    /**
     * Forbids the container to write there. Default: it may.
     *
     * @return this builder
     */
    public Builder readOnly() {
      this.readOnly = true;
      return this;
    }

    /**
     * Leaves an empty volume empty. Default: it gets what the image has at the target, owner and
     * mode included. An NFS export that squashes root needs this.
     *
     * @return this builder
     */
    public Builder noCopy() {
      this.noCopy = true;
      return this;
    }

    /**
     * Mounts only a directory or file of the volume, which must exist when the container starts.
     * Default: the whole volume. Needs API 1.45, and 1.46 for services: older engines would mount
     * the whole volume.
     *
     * @param subpath a relative path without {@code ..}
     * @return this builder
     */
    public Builder subpath(String subpath) {
      this.subpath = requireNonNull(subpath, "subpath");
      return this;
    }

    /**
     * Says who keeps the data if the volume is made on the spot; an existing volume must be of that
     * driver, with the same options. Default: the engine's choice, which is the local driver.
     *
     * @param driver the driver with its options, in any form
     * @return this builder
     */
    public Builder driver(DriverForm driver) {
      return settings(currentSettings().withDriver(driver));
    }

    /**
     * Adds a label for a volume made on the spot. An existing volume does not get it: mounting one
     * in a container that does not have it is refused. Also names the local driver, unless {@link
     * #driver} was said.
     *
     * @param key the label's key
     * @param value its value
     * @return this builder
     */
    public Builder label(String key, String value) {
      return settings(
          currentSettings()
              .withLabels(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value"))));
    }

    private VolumeSettings currentSettings() {
      return settings == null ? VolumeSettings.defaults() : settings;
    }

    Builder settings(VolumeSettings settings) {
      this.settings = settings;
      return this;
    }

    @Override
    void judge(List<Finding> findings) {
      (settings == null ? problemOfNameAlone() : settings.problemOfName(name))
          .ifPresent(findings::add);
      if (subpath != null) {
        SubpathRule.problem(subpath).ifPresent(findings::add);
      }
      if (settings != null) {
        findings.addAll(settings.findings());
      }
    }

    /** A slash tells that an existing volume of a plugin is meant. */
    private Optional<Finding> problemOfNameAlone() {
      return provenName || name.contains("/")
          ? VolumeName.problemOfPlugin(name)
          : VolumeName.problemOfLocal(name);
    }

    @Override
    VolumeMount construct() {
      return new VolumeMount(this);
    }

    @Override
    public String toString() {
      return "volume " + Finding.printable(name) + " at " + Finding.printable(target);
    }
  }
}
