package dev.stowage.volume.copy;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.SourceNotRemovedException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.transfer.Transfer;

/**
 * Copies and moves volumes, and directories of the engine's host in and out of them. Thread-safe;
 * one call copies one volume, in constant memory but for the manifest, and returns when it is done.
 *
 * <p>Extended attributes, fractions of seconds, holes in sparse files and sockets are not copied:
 * the engine's archives do not have them.
 */
public interface VolumeCopies {

  /**
   * Says what a copy would do, and changes nothing.
   *
   * @param copy what is to be copied where
   * @return the plan
   * @throws VolumeNotFoundException if there is no such source
   * @throws InvalidDefinitionException if the source is its own target; or if its options say where
   *     its data are, so that a second volume with them would be the same data: then the target
   *     needs a definition
   */
  CopyPlan plan(VolumeCopy copy);

  /**
   * Copies a volume. On a failure a target that was made is removed again, one that was there is as
   * empty as it was, and containers that were stopped or paused run on.
   *
   * @param copy what is to be copied where
   * @return what was copied
   * @throws VolumeNotEmptyException if the target holds something; nothing was changed
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short, or the copy
   *     is not what was read
   */
  Manifest copy(VolumeCopy copy);

  /**
   * Copies a volume, reads the copy back, and removes the source if it is the same. Nothing is
   * removed before.
   *
   * @param copy what is to be moved where
   * @return what was moved
   * @throws VolumeInUseException if containers refer to the source, running or not; nothing was
   *     changed
   * @throws InvalidDefinitionException if the source is a directory of the host, which the engine
   *     cannot remove
   * @throws SourceNotRemovedException if all was copied and proven, and the source is still there
   */
  Manifest move(VolumeCopy copy);

  /**
   * Gives a volume another name, by moving it; no engine can do so at once.
   *
   * @param volume its name
   * @param name its new name, which no volume may have
   * @return what was moved
   */
  default Manifest rename(String volume, String name) {
    return move(VolumeCopy.from(volume).to(VolumeName.of(name)));
  }

  /**
   * Returns the same copies under the eyes of a transfer, which is told how far they are and can
   * cancel them. Not for several threads at once.
   *
   * @param transfer watches and cancels
   * @return the same copies
   */
  VolumeCopies during(Transfer transfer);
}
