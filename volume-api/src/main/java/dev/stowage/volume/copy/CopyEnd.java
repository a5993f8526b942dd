package dev.stowage.volume.copy;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.mount.HostPath;

/** Where a copy comes from, or goes to. */
public sealed interface CopyEnd {

  /**
   * A volume.
   *
   * @param name its name
   */
  record OfVolume(VolumeName name) implements CopyEnd {

    /**
     * Names a volume.
     *
     * @param name its name
     */
    public OfVolume {
      requireNonNull(name, "name");
    }

    /** Returns a phrase such as {@code volume 'orders'}. */
    @Override
    public String toString() {
      return "volume '" + name + "'";
    }
  }

  /**
   * A directory of the engine's host, which need not be this machine. It must exist.
   *
   * @param path where it is
   */
  record OfHostDirectory(HostPath path) implements CopyEnd {

    /**
     * Names a directory.
     *
     * @param path where it is
     */
    public OfHostDirectory {
      requireNonNull(path, "path");
    }

    /** Returns a phrase such as {@code host directory '/srv/orders'}. */
    @Override
    public String toString() {
      return "host directory '" + path + "'";
    }
  }
}
