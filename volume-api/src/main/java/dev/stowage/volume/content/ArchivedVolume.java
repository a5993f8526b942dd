package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.List;

/**
 * The volume that an archive was made of. Immutable.
 *
 * @param name its name
 * @param settings its driver and labels, without options that hold secrets
 * @param withheld the keys of those options, sorted
 */
public record ArchivedVolume(VolumeName name, VolumeSettings settings, List<String> withheld) {

  /**
   * Makes a description.
   *
   * @param name its name
   * @param settings its driver and labels
   * @param withheld keys of options that hold secrets
   */
  public ArchivedVolume {
    requireNonNull(name, "name");
    requireNonNull(settings, "settings");
    withheld = withheld.stream().sorted().toList();
  }

  /**
   * Begins the definition of a volume like it.
   *
   * @param newName what the volume is to be called
   * @return a builder with the same driver, options and labels
   * @throws InvalidDefinitionException if options were withheld: then the driver is to be said
   *     anew, in a definition that begins with {@link VolumeDefinition#named}
   */
  public VolumeDefinition.Builder definition(String newName) {
    InvalidDefinitionException.throwIfAny(
        "define a volume like '" + name + "'",
        withheld.stream()
            .map(
                key ->
                    new Finding(
                        "option '" + key + "' of driver " + settings.driver().name(),
                        "holds a secret, which archives do not",
                        "define the volume anew, with the driver and all its options"))
            .toList());
    return VolumeDefinition.named(newName).driver(settings.driver()).labels(settings.labels());
  }
}
