package dev.stowage.volume.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.mount.HostPath;

/** What a golden volume is made of; as text it is named as in {@code volume 'orders'}. */
public sealed interface GoldenSource {

  /**
   * A volume.
   *
   * @param name its name
   */
  record OfVolume(VolumeName name) implements GoldenSource {

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
  record OfHostDirectory(HostPath path) implements GoldenSource {

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

  /**
   * What this program has: directories of this machine, texts, the class path.
   *
   * @param seed what it is
   */
  record OfSeed(VolumeSeed seed) implements GoldenSource {

    /**
     * Takes a seed.
     *
     * @param seed what it is
     */
    public OfSeed {
      requireNonNull(seed, "seed");
    }

    /** Returns the seed's own words. */
    @Override
    public String toString() {
      return seed.toString();
    }
  }
}
