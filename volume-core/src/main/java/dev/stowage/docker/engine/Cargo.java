package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeState;

/** What a carrier has mounted, at {@link Archives#MOUNT}. */
public sealed interface Cargo {

  /**
   * A volume, without anything that its carrier's image holds.
   *
   * @param state the volume, which must exist, or the engine makes one
   */
  record OfVolume(VolumeState state) implements Cargo {}

  /**
   * A directory of the engine's host.
   *
   * @param path an absolute path, which must exist
   * @param readOnly whether nothing is to be written to it
   */
  record OfHostDirectory(String path, boolean readOnly) implements Cargo {}

  /**
   * Nothing; the carrier is made of an image of its own, whose content is what is looked at.
   *
   * @param image the image, which must be on the engine
   */
  record OfImage(String image) implements Cargo {}
}
