package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an extraction put into a directory.
 *
 * @param manifest what is there, with the hash of each file as it was written; owners and modes are
 *     those of the volume, also where the host has others
 * @param leftOut what is not there, or not whole, in the order of the volume
 */
public record Extracted(Manifest manifest, List<LeftOut> leftOut) {

  /**
   * Makes a result.
   *
   * @param manifest what is there
   * @param leftOut what is not there
   */
  public Extracted {
    requireNonNull(manifest, "manifest");
    leftOut = List.copyOf(requireNonNull(leftOut, "leftOut"));
  }
}
