package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.DriverTrait;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A volume of the wanted name exists, but is not the volume that was asked for.
 *
 * <p>The engine would have handed it out without a word. Driver, options and labels of a volume
 * cannot be changed after it was made. The volume and its data were left untouched.
 */
public final class VolumeDiffersException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<Difference> differences;

  /**
   * Makes a failure that names each difference.
   *
   * @param volume the volume's name
   * @param differences what differs
   * @throws IllegalArgumentException if nothing differs
   */
  public VolumeDiffersException(VolumeName volume, List<Difference> differences) {
    this("ensure volume '" + volume + "'", volume, differences);
  }

  /**
   * Makes a failure that names each difference.
   *
   * @param attempt what was tried, such as {@code mount volume orders at /data}
   * @param volume the volume's name
   * @param differences what differs
   * @throws IllegalArgumentException if nothing differs
   */
  public VolumeDiffersException(String attempt, VolumeName volume, List<Difference> differences) {
    this(attempt, volume, differences, Set.of());
  }

  /**
   * Makes a failure that names each difference, and says what becomes of the data.
   *
   * @param attempt what was tried, such as {@code mount volume orders at /data}
   * @param volume the volume's name
   * @param differences what differs
   * @param traits what is known of the driver of the volume that exists
   * @throws IllegalArgumentException if nothing differs
   */
  public VolumeDiffersException(
      String attempt, VolumeName volume, List<Difference> differences, Set<DriverTrait> traits) {
    super(
        attempt,
        "it exists with other settings: " + inWords(differences),
        "Change the definition to match, choose another name, or "
            + removal(traits)
            + "; nothing was changed",
        null);
    this.volume = requireNonNull(volume, "volume");
    this.differences = List.copyOf(differences);
  }

  private static String removal(Set<DriverTrait> traits) {
    if (traits.contains(DriverTrait.REMOVAL_KEEPS_DATA)) {
      return "remove the old volume, which leaves the data in place";
    }
    return traits.contains(DriverTrait.REMOVAL_DELETES_DATA)
        ? "move the data and remove the old volume, which deletes them from their storage"
        : "move the data and remove the old volume";
  }

  /**
   * Returns the volume's name.
   *
   * @return the name that was asked for
   */
  public VolumeName volume() {
    return volume;
  }

  /**
   * Returns what differs.
   *
   * @return an unmodifiable list of at least one difference
   */
  public List<Difference> differences() {
    return differences;
  }

  private static String inWords(List<Difference> differences) {
    if (differences.isEmpty()) {
      throw new IllegalArgumentException("a failure needs at least one difference");
    }
    return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
  }
}
