package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A copy-on-write view of directories of the engine's host.
 *
 * <p>All directories must exist when a container starts. Immutable and thread-safe.
 */
public final class OverlayVolume extends MountedVolume<OverlayVolume> {

  private static final String LOWER = "lowerdir";
  private static final String UPPER = "upperdir";
  private static final String WORK = "workdir";

  private OverlayVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private OverlayVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Starts with what is looked at, which is never changed.
   *
   * @param directories absolute paths on the engine's host, the topmost first
   * @return a read-only view, which needs two directories or more
   */
  public static OverlayVolume over(String... directories) {
    return new OverlayVolume(
        mounting("overlay", "overlay"),
        MountOptions.NONE.with(LOWER, String.join(":", List.of(directories))));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no overlay volume of the local driver
   */
  public static Optional<OverlayVolume> read(VolumeDriver driver) {
    return mounts(driver, Set.of("overlay"))
        ? Optional.of(new OverlayVolume(driver))
        : Optional.empty();
  }

  @Override
  OverlayVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new OverlayVolume(rest, mountOptions);
  }

  /**
   * Says where changes go. Default: nowhere.
   *
   * @param upper the absolute path of a directory on the engine's host, which gets them
   * @param work that of an empty directory on the same file system
   * @return a new value
   */
  public OverlayVolume changesIn(String upper, String work) {
    return with(
        mountOptions()
            .with(UPPER, requireNonNull(upper, "upper"))
            .with(WORK, requireNonNull(work, "work")));
  }

  /**
   * Returns what is looked at.
   *
   * @return paths on the engine's host, the topmost first
   */
  public List<String> directories() {
    return mountOptions().value(LOWER).map(it -> List.of(it.split(":", -1))).orElse(List.of());
  }

  @Override
  void judge(List<Finding> findings) {
    if (directories().isEmpty()) {
      findings.add(new Finding("overlay", "is over nothing", "give the directories it shows"));
    }
    directories().forEach(it -> requireAbsolute("overlaid directory", it, findings));
    mountOptions()
        .value(UPPER)
        .ifPresent(it -> requireAbsolute("directory for changes", it, findings));
    mountOptions().value(WORK).ifPresent(it -> requireAbsolute("work directory", it, findings));
    if (mountOptions().has(UPPER) != mountOptions().has(WORK)) {
      findings.add(
          new Finding(
              "overlay", "has only one of upperdir and workdir", "say changesIn(upper, work)"));
    } else if (!mountOptions().has(UPPER) && directories().size() == 1) {
      findings.add(
          new Finding(
              "overlay",
              "of a single directory has nowhere for changes",
              "say changesIn(upper, work), or give two directories or more"));
    }
  }
}
