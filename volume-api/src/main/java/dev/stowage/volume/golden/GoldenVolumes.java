package dev.stowage.volume.golden;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.golden.failure.GoldenExistsException;
import dev.stowage.volume.golden.failure.GoldenInUseException;
import dev.stowage.volume.golden.failure.GoldenNotFoundException;
import dev.stowage.volume.golden.failure.VolumeNotResetException;
import dev.stowage.volume.transfer.Transfer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The golden volumes of an engine: frozen once, stamped out as often as they are needed.
 *
 * <pre>{@code
 * GoldenVolumes golden = storage.golden();
 * golden.freeze(GoldenDefinition.named("orders-db").ofVolume("orders").stoppingUsers());
 * golden.stamp("orders-db", "orders-test");
 * golden.reset("orders-test");
 * }</pre>
 *
 * <p>A golden volume is an image of the engine, {@link GoldenName#image}, with a label. It is not
 * for running: what is frozen lies below one directory of it, which only root may enter. Nothing is
 * ever pushed: an image holds all that the volume held, passwords included. To share one,
 * {@linkplain #saveTo(GoldenName, Path) save} and {@linkplain #loadFrom(Path) load} it, or push the
 * image yourself, and give it its name again on the other side.
 *
 * <p>Stamping copies on the engine's side. Owners, modes, times of files, links, hard links, pipes
 * and devices come out as they were frozen; directories that hold something get the time of the
 * stamp, but for the volume's root. What archives of the engine do not have, such as extended
 * attributes and holes, is not frozen. A killed program leaves nothing that {@code
 * DockerStorage.sweep()} would not remove. Podman fills volumes only when a container starts, and
 * is refused. Thread-safe; since API version 1.41.
 */
public interface GoldenVolumes {

  /**
   * Freezes a volume, a directory or a seed. The golden volume is there whole, or not at all, and
   * one that is replaced stays until then.
   *
   * @param definition what, and under which name
   * @return the golden volume
   * @throws GoldenExistsException if the name is taken and it is not {@linkplain
   *     GoldenDefinition#replacing replacing}
   * @throws VolumeNotFoundException if the source is a volume that is not there
   * @throws ArchiveDamagedException if the source cannot be read to its end, or the image that was
   *     read back is not what was frozen
   */
  GoldenVolume freeze(GoldenDefinition definition);

  /**
   * Looks for a golden volume.
   *
   * @param name its name
   * @return what the engine says of it, or empty if there is none
   */
  Optional<GoldenVolume> find(GoldenName name);

  /**
   * Lists the golden volumes.
   *
   * @return all of them, newest first
   */
  List<GoldenVolume> list();

  /**
   * Makes a volume that holds what was frozen. It is there whole, or not at all.
   *
   * @param golden the golden volume's name
   * @param volume what volume is to be made; initial content that it says is left out
   * @return the volume, with a label {@code dev.stowage.golden} that names the golden volume
   * @throws GoldenNotFoundException if there is no such golden volume
   * @throws VolumeExistsException if there is a volume of that name, even an empty one
   * @throws UnsupportedByEngineException if the engine is Podman
   */
  VolumeState stamp(GoldenName golden, VolumeDefinition volume);

  /**
   * Makes a plain local volume that holds what was frozen; see {@link #stamp(GoldenName,
   * VolumeDefinition)}.
   *
   * @param golden the golden volume's name
   * @param volume the name of the volume to be made
   * @return the volume
   * @throws InvalidDefinitionException if one of them is no name
   */
  default VolumeState stamp(String golden, String volume) {
    return stamp(GoldenName.of(golden), VolumeDefinition.named(volume).build());
  }

  /**
   * Makes a stamped volume again what the golden volume is by now: removes it, and stamps one with
   * the same name, driver, options and labels. Meant for between two tests, when the containers of
   * the first are removed.
   *
   * <p>All that can be known is looked at before the volume is removed. If stamping fails all the
   * same, the volume is gone.
   *
   * @param volume a volume that was stamped
   * @return the volume
   * @throws VolumeNotFoundException if there is no such volume
   * @throws InvalidDefinitionException if it was not stamped, or its driver would leave the data
   *     where they are; nothing was changed
   * @throws GoldenNotFoundException if the golden volume is gone; nothing was changed
   * @throws VolumeInUseException if a container refers to it, running or not; nothing was changed
   * @throws VolumeNotResetException if the volume was removed and could not be stamped
   */
  VolumeState reset(VolumeName volume);

  /**
   * Makes a stamped volume again what the golden volume is by now; see {@link #reset(VolumeName)}.
   *
   * @param volume its name
   * @return the volume
   */
  default VolumeState reset(String volume) {
    return reset(VolumeName.of(volume));
  }

  /**
   * Removes a golden volume. Volumes that were stamped from it stay as they are.
   *
   * @param name its name
   * @throws GoldenNotFoundException if there is none
   * @throws GoldenInUseException if a container is made from its image, as while a volume is
   *     stamped
   */
  void remove(GoldenName name);

  /**
   * Removes golden volumes that are no longer wanted. What is in use just then stays.
   *
   * @param sweep which
   * @return those that were removed
   */
  List<GoldenVolume> sweep(GoldenSweep sweep);

  /**
   * Saves a golden volume as a new file, which {@code docker load} understands too. The file
   * appears under its name when all of it is written; a failure leaves nothing.
   *
   * @param golden the golden volume's name
   * @param archive the file, which must not exist; its name ends in {@code .tar}, {@code .tar.gz},
   *     {@code .tgz}, {@code .tar.zst} or {@code .tzst}
   * @throws GoldenNotFoundException if there is no such golden volume
   * @throws InvalidDefinitionException if the file exists, or its name ends otherwise
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short
   */
  void saveTo(GoldenName golden, Path archive);

  /**
   * Saves a golden volume as a tar, in constant memory; see {@link #saveTo(GoldenName, Path)}.
   *
   * @param golden the golden volume's name
   * @param archive where to; it stays open, and holds part of an archive after a failure
   * @throws GoldenNotFoundException if there is no such golden volume
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short
   */
  void saveTo(GoldenName golden, OutputStream archive);

  /**
   * Loads what was saved, here or on another engine. Archives of other images are refused, because
   * loading them would take the names of images that are there.
   *
   * @param archive the file: a tar, plain, in gzip or in zstd as its first bytes tell
   * @return the golden volume
   * @throws GoldenExistsException if another one has the name
   * @throws ArchiveDamagedException if the archive is cut short or broken, or not of one golden
   *     volume; nothing was changed
   */
  GoldenVolume loadFrom(Path archive);

  /**
   * Loads what was saved from a stream; see {@link #loadFrom(Path)}.
   *
   * @param archive a tar in any packing, read to its end; who opened it closes it
   * @return the golden volume
   * @throws GoldenExistsException if another one has the name
   * @throws ArchiveDamagedException if the archive is cut short or broken, or not of one golden
   *     volume; nothing was changed
   */
  GoldenVolume loadFrom(InputStream archive);

  /**
   * Returns the same golden volumes, which are frozen, saved and loaded under the eyes of a
   * transfer: it is told how far they are and can cancel them. Not for several threads at once.
   *
   * @param transfer watches and cancels
   * @return the same golden volumes
   */
  GoldenVolumes during(Transfer transfer);
}
