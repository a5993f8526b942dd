package dev.stowage.volume.gather;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file binds of a container are to become volumes: all those below some of its directories.
 *
 * <pre>{@code
 * ContainerMounts mounts =
 *     ContainerMounts.of(
 *         volume("orders-db").at("/var/lib/orders"),
 *         bind("/etc/shop/shop.conf").at("/etc/shop/shop.conf").readOnly(),
 *         bind("/etc/shop/tax/de.conf").at("/etc/shop/tax/de.conf").readOnly());
 * FileGathering gathering = FileGathering.forImage("shop:1", mounts).into("/etc/shop");
 * }</pre>
 *
 * <p>In place of the binds, a read-only volume is mounted at each directory. It hides what the
 * image has there, which single files do not. So either the image is named, and nothing is gathered
 * where it holds anything that would be hidden, or {@link #hidingTheImage} says that it may be.
 *
 * <p>A bind shows what becomes of its file later; a gathered file stays as it was. Immutable and
 * thread-safe.
 */
public final class FileGathering {

  private final ContainerMounts mounts;
  private final @Nullable String image;
  private final List<ContainerPath> directories;

  private FileGathering(
      ContainerMounts mounts, @Nullable String image, List<ContainerPath> directories) {
    this.mounts = mounts;
    this.image = image;
    this.directories = directories;
  }

  /**
   * Begins with the mounts of a container, and the image that it is made of.
   *
   * @param image its name, tag, digest or id; it is looked into, and never pulled
   * @param mounts all of the container's mounts
   * @return a gathering into no directory yet
   */
  public static FileGathering forImage(String image, ContainerMounts mounts) {
    return new FileGathering(
        requireNonNull(mounts, "mounts"), requireNonNull(image, "image"), List.of());
  }

  /**
   * Begins with the mounts of a container in which whatever the image has in the directories may be
   * hidden.
   *
   * @param mounts all of the container's mounts
   * @return a gathering into no directory yet
   */
  public static FileGathering hidingTheImage(ContainerMounts mounts) {
    return new FileGathering(requireNonNull(mounts, "mounts"), null, List.of());
  }

  /**
   * Gathers everything below a directory into one volume. Each mount below it must be a read-only
   * bind of a regular file of this machine, without further options; and nothing else may be
   * mounted at the directory or above it.
   *
   * @param directory its absolute path in the container
   * @return a gathering into one more directory
   * @throws InvalidDefinitionException if no container can have that path
   */
  public FileGathering into(String directory) {
    List<ContainerPath> all = new ArrayList<>(directories);
    all.add(ContainerPath.of(directory));
    return new FileGathering(mounts, image, List.copyOf(all));
  }

  /**
   * Returns the mounts of the container, as they are before.
   *
   * @return the mounts
   */
  public ContainerMounts mounts() {
    return mounts;
  }

  /**
   * Returns the image whose content may not be hidden.
   *
   * @return its name; empty if it may be hidden
   */
  public Optional<String> image() {
    return Optional.ofNullable(image);
  }

  /**
   * Returns where volumes are mounted.
   *
   * @return an unmodifiable list, in the order in which they were said
   */
  public List<ContainerPath> directories() {
    return directories;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileGathering that
        && mounts.equals(that.mounts)
        && Objects.equals(image, that.image)
        && directories.equals(that.directories);
  }

  @Override
  public int hashCode() {
    return Objects.hash(mounts, image, directories);
  }

  /** Returns a phrase such as {@code file binds below [/etc/shop] of image 'shop:1'}. */
  @Override
  public String toString() {
    return "file binds below " + directories + (image == null ? "" : " of image '" + image + "'");
  }
}
