package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeState;
import java.util.List;

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
   * Nothing; the carrier is made of an image of its own, whose content is what is looked at.
   *
   * @param image its name or id; it must be on the engine
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

  /**
   * A volume, for a program that is run, alone, without a network and with no rights but those to
   * all files of the volume.
   *
   * @param state the volume, which must exist, or the engine makes one
   * @param image the image that has the program, which must be on the engine
   * @param command the program's name and arguments
   */
  record OfProgram(VolumeState state, String image, List<String> command) implements Cargo {}
}
