package dev.stowage.volume.gather;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerPath;
import java.util.List;

/**
 * A volume that takes the place of file binds.
 *
 * @param volume what becomes of it; it is named after a hash of paths, contents, owners and modes,
 *     so that equal files give the same volume, and a change gives another
 * @param directory where it is mounted, read-only
 * @param files the binds that it takes the place of, sorted by target
 */
public record GatheredVolume(VolumePlan volume, ContainerPath directory, List<BindMount> files) {

  /**
   * Makes a gathered volume.
   *
   * @param volume what becomes of it
   * @param directory where it is mounted
   * @param files the binds that it takes the place of
   */
  public GatheredVolume {
    requireNonNull(volume, "volume");
    requireNonNull(directory, "directory");
    files = List.copyOf(requireNonNull(files, "files"));
  }

  /** Returns two lines that say what is done. */
  @Override
  public String toString() {
    return volume
        + "\nmount it read-only at "
        + directory
        + " in place of "
        + files.size()
        + (files.size() == 1 ? " file bind" : " file binds");
  }
}
