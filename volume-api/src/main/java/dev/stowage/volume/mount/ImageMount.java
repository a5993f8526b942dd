package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of an image, mounted read-only into a container. Linux containers only, and not for
 * services; API 1.48.
 *
 * <p>The engine does not pull a missing image. Immutable and thread-safe.
 */
public final class ImageMount extends MountDefinition {

  private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.:/@+-]*");

  private final String reference;
  private final @Nullable String subpath;

  private ImageMount(Builder builder) {
    super(builder.provenTarget());
    this.reference = builder.reference;
    this.subpath = builder.subpath == null ? null : SubpathRule.clean(builder.subpath);
  }

  /**
   * Returns which image is mounted.
   *
   * @return the image's name, tag, digest or id as it was given
   */
  public String reference() {
    return reference;
  }

  /** Returns true: the engine never lets a container write into an image. */
  @Override
  public boolean readOnly() {
    return true;
  }

  /**
   * Returns which directory or file of the image is mounted.
   *
   * @return a relative path, or empty for the whole image
   */
  public Optional<String> subpath() {
    return Optional.ofNullable(subpath);
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(reference, target().value());
    builder.subpath = subpath;
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(reference, subpath);
  }

  /** Returns which image is mounted, and where. */
  @Override
  public String toString() {
    return "image "
        + reference
        + subpath().map(it -> ", " + it + ",").orElse("")
        + " at "
        + target();
  }

  /** An open image mount. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, ImageMount> {

    private final String reference;
    private @Nullable String subpath;

    Builder(String reference, String target) {
      super(target);
      this.reference = reference;
    }

    /**
     * Mounts only a directory or file of the image, which must exist when the container starts.
     * Default: the whole image. API 1.48.
     *
     * @param subpath a relative path without {@code ..}
     * @return this builder
     */
    public Builder subpath(String subpath) {
      this.subpath = requireNonNull(subpath, "subpath");
      return this;
    }

    @Override
    void judge(List<Finding> findings) {
      if (!REFERENCE.matcher(reference).matches()) {
        findings.add(
            new Finding(
                "image '" + Finding.printable(reference) + "'",
                "is not an image reference",
                "give a name with an optional tag or digest, such as alpine:3.20, or an id"));
      }
      if (subpath != null) {
        SubpathRule.problem(subpath).ifPresent(findings::add);
      }
    }

    @Override
    ImageMount construct() {
      return new ImageMount(this);
    }

    @Override
    public String toString() {
      return "image " + Finding.printable(reference) + " at " + Finding.printable(target);
    }
  }
}
