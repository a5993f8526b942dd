package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeState;

/** What a carrier has at {@link Archives#MOUNT}. */
public sealed interface Cargo {

  /**
   * An empty volume that the engine fills, before it answers, with what an image has in its place.
   *
   * @param state the volume, which must exist, or the engine makes one
   * @param image the id of the image
   * @param bytes how much the engine has to copy
   */
  record OfStampedVolume(VolumeState state, String image, long bytes) implements Cargo {}

  /**
   * What an image has in its place; nothing is mounted.
   *
   * @param image the id of the image
   */
  record OfImage(String image) implements Cargo {}

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
}
