package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one container should have mounted, in order, with one mount for each target.
 *
 * <pre>{@code
 * ContainerMounts mounts =
 *     ContainerMounts.of(
 *         volume("orders-db").at("/var/lib/postgresql/data"),
 *         bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
 *         tmpfs().at("/run").size("64m"));
 * }</pre>
 *
 * <p>Nested targets are fine: the engine mounts by depth. Immutable and thread-safe.
 */
public final class ContainerMounts implements Iterable<MountDefinition> {

  private static final ContainerMounts NONE = new ContainerMounts(List.of());

  private final List<MountDefinition> mounts;

  private ContainerMounts(List<MountDefinition> mounts) {
    this.mounts = mounts;
  }

  /**
   * Builds mounts and gathers them.
   *
   * @param open the open mounts, in order
   * @return the mounts
   * @throws InvalidDefinitionException if a mount cannot be right, if two have the same target, or
   *     if some are for Linux and some for Windows containers; it holds all findings of all mounts
   */
  public static ContainerMounts of(MountBuilder<?, ?>... open) {
    return NONE.and(open);
  }

  /**
   * Gathers mounts that are built already.
   *
   * @param mounts the mounts, in order
   * @return the mounts
   * @throws InvalidDefinitionException if two have the same target, or if some are for Linux and
   *     some for Windows containers; it holds all findings
   */
  public static ContainerMounts of(List<? extends MountDefinition> mounts) {
    List<MountDefinition> copy = List.copyOf(mounts);
    InvalidDefinitionException.throwIfAny("gather mounts", conflicts(placesOf(copy)));
    return new ContainerMounts(copy);
  }

  /**
   * Returns these mounts and more.
   *
   * @param open the mounts to build and add
   * @return new mounts: these first, then the others
   * @throws InvalidDefinitionException as {@link #of(MountBuilder...)}
   */
  public ContainerMounts and(MountBuilder<?, ?>... open) {
    List<Finding> findings = new ArrayList<>();
    List<MountDefinition> all = new ArrayList<>(mounts);
    List<Placed> places = new ArrayList<>(placesOf(mounts));
    for (MountBuilder<?, ?> builder : open) {
      List<Finding> own = builder.findings();
      findings.addAll(own);
      if (own.isEmpty()) {
        MountDefinition mount = builder.construct();
        all.add(mount);
        places.add(new Placed(mount.target(), mount.toString()));
      } else {
        builder.place().ifPresent(target -> places.add(new Placed(target, builder.toString())));
      }
    }
    findings.addAll(conflicts(places));
    InvalidDefinitionException.throwIfAny("gather mounts", findings);
    return new ContainerMounts(List.copyOf(all));
  }

  /** A mount as far as it concerns others: a wrong one may still take a target. */
  private record Placed(ContainerPath target, String words) {}

  private static List<Placed> placesOf(List<MountDefinition> mounts) {
    return mounts.stream().map(mount -> new Placed(mount.target(), mount.toString())).toList();
  }

  private static List<Finding> conflicts(List<Placed> places) {
    List<Finding> findings = new ArrayList<>();
    Map<ContainerPath, Placed> byTarget = new HashMap<>();
    for (Placed place : places) {
      Placed earlier = byTarget.putIfAbsent(place.target(), place);
      if (earlier != null) {
        findings.add(
            new Finding(
                place.words(),
                "has the same target as " + earlier.words(),
                "keep one of them, or move one to another target"));
      }
    }
    platformConflict(places).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> platformConflict(List<Placed> places) {
    return places.stream()
        .filter(place -> place.target().platform() != places.get(0).target().platform())
        .findFirst()
        .map(
            odd ->
                new Finding(
                    odd.words(),
                    "is for "
                        + odd.target().platform().name().toLowerCase(Locale.ROOT)
                        + " containers, unlike "
                        + places.get(0).words(),
                    "write all targets for the same kind of container"));
  }

  /**
   * Returns the mounts.
   *
   * @return an unmodifiable list in the order given
   */
  public List<MountDefinition> mounts() {
    return mounts;
  }

  /**
   * Looks for the mount at a target.
   *
   * @param target the path in the container
   * @return the mount, or empty if none is mounted exactly there
   */
  public Optional<MountDefinition> at(ContainerPath target) {
    requireNonNull(target, "target");
    return mounts.stream().filter(mount -> mount.target().equals(target)).findFirst();
  }

  /**
   * Tells whether nothing is mounted.
   *
   * @return true if there is no mount
   */
  public boolean isEmpty() {
    return mounts.isEmpty();
  }

  /**
   * Opens a copy of every mount, to change some and gather them anew.
   *
   * @return an array of builders in the order of the mounts
   */
  public MountBuilder<?, ?>[] toBuilders() {
    return mounts.stream().map(MountDefinition::toBuilder).toArray(MountBuilder<?, ?>[]::new);
  }

  @Override
  public Iterator<MountDefinition> iterator() {
    return mounts.iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContainerMounts that && mounts.equals(that.mounts);
  }

  @Override
  public int hashCode() {
    return mounts.hashCode();
  }

  /** Returns the mounts in words, in order. */
  @Override
  public String toString() {
    return Arrays.toString(mounts.toArray());
  }
}
