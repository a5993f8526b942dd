package dev.stowage.testkit.volume;

import java.util.List;

/**
 * The volumes of all drivers that answered, and what is to be said of those that did not.
 *
 * @param volumes those that there are, and those of silent drivers as they are remembered
 * @param warnings one for each driver that failed
 */
public record VolumeListing(List<Listed> volumes, List<String> warnings) {

  /** A volume and what its driver says of it. */
  public record Listed(StoredVolume volume, VolumeDescription description) {}
}
