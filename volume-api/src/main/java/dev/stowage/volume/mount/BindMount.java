package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory of the engine's host, mounted into a container.
 *
 * <p>The source must exist when the container is created, unless {@link Builder#createHostPath} is
 * said. Immutable and thread-safe.
 *
 * @see <a href="https://docs.docker.com/engine/storage/bind-mounts/">bind mounts</a>
 */
public final class BindMount extends MountDefinition {

  private final HostPath source;
  private final boolean readOnly;
  private final Submounts readOnlySubmounts;
  private final boolean withoutSubmounts;
  private final boolean createHostPath;
  private final @Nullable Propagation propagation;
  private final @Nullable SelinuxLabel selinuxLabel;

  private BindMount(Builder builder) {
    super(builder.provenTarget());
    this.source = HostPath.proven(builder.source);
    this.readOnly = builder.readOnly;
    this.readOnlySubmounts = builder.readOnlySubmounts;
    this.withoutSubmounts = builder.withoutSubmounts;
    this.createHostPath = builder.createHostPath || builder.selinuxLabel != null;
    this.propagation =
        builder.propagation == null && builder.readOnlySubmounts == Submounts.READ_ONLY
            ? Propagation.RPRIVATE
            : builder.propagation;
    this.selinuxLabel = builder.selinuxLabel;
  }

  /**
   * Returns what is mounted.
   *
   * @return a path on the engine's host
   */
  public HostPath source() {
    return source;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  /**
   * Returns what becomes of file systems mounted below a read-only source.
   *
   * @return the choice; of no meaning unless the mount is read-only
   */
  public Submounts readOnlySubmounts() {
    return readOnlySubmounts;
  }

  /**
   * Tells whether file systems mounted below the source are left out.
   *
   * @return true if only the source's own file system is mounted
   */
  public boolean withoutSubmounts() {
    return withoutSubmounts;
  }

  /**
   * Tells whether a missing source is made, as an empty directory owned by root.
   *
   * @return true if asked for, or implied by an SELinux label
   */
  public boolean createsHostPath() {
    return createHostPath;
  }

  /**
   * Returns the propagation.
   *
   * @return the choice, or empty for the engine's default
   */
  public Optional<Propagation> propagation() {
    return Optional.ofNullable(propagation);
  }

  /**
   * Returns the SELinux label.
   *
   * @return the choice, or empty if files keep their label
   */
  public Optional<SelinuxLabel> selinuxLabel() {
    return Optional.ofNullable(selinuxLabel);
  }

  @Override
  public Builder toBuilder() {
    Builder builder = new Builder(source.value(), target().value());
    builder.readOnly = readOnly;
    builder.readOnlySubmounts = readOnlySubmounts;
    builder.withoutSubmounts = withoutSubmounts;
    builder.createHostPath = createHostPath;
    builder.propagation = propagation;
    builder.selinuxLabel = selinuxLabel;
    return builder;
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(
        source,
        readOnly,
        readOnlySubmounts,
        withoutSubmounts,
        createHostPath,
        propagation,
        selinuxLabel);
  }

  /** Returns what is mounted, and where. */
  @Override
  public String toString() {
    return "bind " + source + " at " + target() + (readOnly ? " read-only" : "");
  }

  /** An open bind mount. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, BindMount> {

    private final String source;
    private boolean readOnly;
    private Submounts readOnlySubmounts = Submounts.READ_ONLY_IF_POSSIBLE;
    private boolean withoutSubmounts;
    private boolean createHostPath;
    private @Nullable Propagation propagation;
    private @Nullable SelinuxLabel selinuxLabel;

    Builder(String source, String target) {
      super(target);
      this.source = source;
    }

    /**
     * Forbids the container to write there. Default: it may.
     *
     * <p>Below API 1.44, file systems mounted below the source stay writable.
     *
     * @return this builder
     */
    public Builder readOnly() {
      return readOnly(Submounts.READ_ONLY_IF_POSSIBLE);
    }

    /**
     * Forbids the container to write there, and says what holds for file systems mounted below.
     *
     * @param submounts what becomes of them
     * @return this builder
     */
    public Builder readOnly(Submounts submounts) {
      this.readOnlySubmounts = requireNonNull(submounts, "submounts");
      this.readOnly = true;
      return this;
    }

    /**
     * Leaves out file systems mounted below the source. Default: they are mounted too. API 1.40.
     *
     * @return this builder
     */
    public Builder withoutSubmounts() {
      this.withoutSubmounts = true;
      return this;
    }

    /**
     * Makes a missing source when the container starts: an empty directory, owned by root, mode
     * 0755. Default: a missing source is refused when the container is created.
     *
     * <p>Needs API 1.44 where a path holds a colon or submounts are left out; elsewhere it works
     * with every engine. Not for services: Swarm forgets it.
     *
     * @return this builder
     */
    public Builder createHostPath() {
      this.createHostPath = true;
      return this;
    }

    /**
     * Says how mounts made later show on the other side. Default: the engine's, which is {@link
     * Propagation#RPRIVATE} for all but the engine's own data directory.
     *
     * @param propagation the choice
     * @return this builder
     */
    public Builder propagation(Propagation propagation) {
      this.propagation = requireNonNull(propagation, "propagation");
      return this;
    }

    /**
     * Has an SELinux host relabel the files. Default: they keep their label.
     *
     * <p>The engine offers this only in its short form, which also makes a missing source; so this
     * implies {@link #createHostPath}. It does not combine with {@link #withoutSubmounts}, with
     * {@link Submounts#READ_ONLY} or {@link Submounts#WRITABLE}, nor with paths that hold a colon.
     *
     * @param label the choice
     * @return this builder
     */
    public Builder selinuxLabel(SelinuxLabel label) {
      this.selinuxLabel = requireNonNull(label, "label");
      return this;
    }

    @Override
    void judge(List<Finding> findings) {
      HostPath.problem(source).ifPresent(findings::add);
      if (withoutSubmounts && readOnlySubmounts != Submounts.READ_ONLY_IF_POSSIBLE) {
        findings.add(
            new Finding(
                "submounts",
                "are left out, so that they can be neither writable nor read-only",
                "drop withoutSubmounts() or the choice given to readOnly(...)"));
      }
      if (readOnlySubmounts == Submounts.READ_ONLY
          && propagation != null
          && propagation != Propagation.RPRIVATE) {
        findings.add(
            new Finding(
                "propagation " + propagation.word(),
                "would let writable mounts in below a recursively read-only one",
                "use RPRIVATE, or another choice for readOnly(...)"));
      }
      if (selinuxLabel != null) {
        judgeShortForm(findings);
      }
    }

    private void judgeShortForm(List<Finding> findings) {
      if (withoutSubmounts || readOnlySubmounts != Submounts.READ_ONLY_IF_POSSIBLE) {
        findings.add(
            new Finding(
                "SELinux label",
                "does not combine with a choice about submounts in the engine's short form",
                "drop one of them, or label the files on the host"));
      }
      if (source.startsWith("/") && (source + target).contains(":")) {
        findings.add(
            new Finding(
                "SELinux label",
                "does not combine with a colon in a path in the engine's short form",
                "rename the path, or label the files on the host"));
      }
    }

    @Override
    BindMount construct() {
      return new BindMount(this);
    }

    @Override
    public String toString() {
      return "bind " + Finding.printable(source) + " at " + Finding.printable(target);
    }
  }
}
