package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.DriverForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fresh volume without a name of ours, mounted into a container.
 *
 * <p>It goes when the container is removed together with its volumes, and is left behind otherwise.
 * It is always writable and whole: a fresh volume has nothing to protect and no directories to
 * choose from. Immutable and thread-safe.
 */
public final class AnonymousVolumeMount extends MountDefinition {

  private final boolean noCopy;
  private final VolumeSettings settings;

  private AnonymousVolumeMount(Builder builder) {
    super(builder.provenTarget());
    this.noCopy = builder.noCopy;
    this.settings = builder.settings;
  }

  /** Returns false: a fresh volume that cannot be written would stay empty for ever. */
  @Override
  public boolean readOnly() {
    return false;
  }

  /**
   * Tells whether the volume starts empty, instead of with what the image has there.
   *
   * @return true if nothing is copied
   */
  public boolean noCopy() {
    return noCopy;
  }

  /**
   * Returns the driver and labels the volume is made with.
   *
   * @return the settings
   */
  public VolumeSettings settings() {
    return settings;
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(target().value());
    builder.noCopy = noCopy;
    builder.settings = settings;
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(noCopy, settings);
  }

  /** Returns what is mounted, and where. */
  @Override
  public String toString() {
    return "anonymous volume at " + target();
  }

  /** An open mount of an anonymous volume. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, AnonymousVolumeMount> {

    private boolean noCopy;
    private VolumeSettings settings = VolumeSettings.defaults();

    Builder(String target) {
      super(target);
    }

    /**
     * Starts the volume empty. Default: it gets what the image has at the target.
     *
     * @return this builder
     */
    public Builder noCopy() {
      this.noCopy = true;
      return this;
    }

    /**
     * Says who keeps the data. Default: the local driver.
     *
     * @param driver the driver with its options, in any form
     * @return this builder
     */
    public Builder driver(DriverForm driver) {
      settings = settings.withDriver(driver);
      return this;
    }

    /**
     * Adds a label to the volume.
     *
     * @param key the label's key
     * @param value its value
     * @return this builder
     */
    public Builder label(String key, String value) {
      settings =
          settings.withLabels(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
      return this;
    }

    @Override
    void judge(List<Finding> findings) {
      findings.addAll(settings.findings());
    }

    @Override
    AnonymousVolumeMount construct() {
      return new AnonymousVolumeMount(this);
    }

    @Override
    public String toString() {
      return "anonymous volume at " + Finding.printable(target);
    }
  }
}
