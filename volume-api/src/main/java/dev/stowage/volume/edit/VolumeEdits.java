package dev.stowage.volume.edit;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.edit.failure.ContentExistsException;
import dev.stowage.volume.edit.failure.ProgramFailedException;
import dev.stowage.volume.edit.failure.ProgramNotFoundException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.ContentPath;

/**
 * Deletes and renames in one volume, by the programs {@code rm} and {@code mv} of an image that the
 * user names. The image is never pulled.
 *
 * <p>Every call looks at what is there, then runs one program in a container of its own: without a
 * network, with a root file system that cannot be written, as root with no more rights than those
 * to whatever files there are, and without a shell, so that names may hold anything. The container
 * is removed whatever happens, one whose program takes longer than {@code driverTimeout} as well,
 * which then may have done part of it.
 *
 * <p>Nobody else is kept from the volume meanwhile. Paths are texts as {@link ContentPath#of} reads
 * them; a symbolic link at the end of one is taken itself, one on the way is followed. Every call
 * throws {@link VolumeNotFoundException} and {@link ImageNotFoundException} if there is no such
 * volume or image, {@link ProgramNotFoundException} if the image lacks the program, {@link
 * ProgramFailedException} if the program fails, {@link EngineTimeoutException} if it takes too
 * long, and {@link InvalidDefinitionException} for a path that could lead out of the volume, or for
 * its root. Thread-safe.
 */
public interface VolumeEdits {

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  VolumeName volume();

  /**
   * Returns whose programs are run.
   *
   * @return the image's name, tag, digest or id
   */
  String image();

  /**
   * Deletes a file, or anything else but a directory.
   *
   * @param path which; not the volume's root
   * @throws ContentNotFoundException if there is nothing, or a directory; nothing was changed
   */
  void delete(String path);

  /**
   * Deletes a directory and all that is in it, or anything else.
   *
   * @param path which; not the volume's root
   * @throws ContentNotFoundException if there is nothing; nothing was changed
   */
  void deleteTree(String path);

  /**
   * Gives a file or a directory another path in the same volume, at once and with all that is in
   * it. Nothing is copied.
   *
   * @param path what is moved; not the volume's root
   * @param target where to; a directory that it is in must be there
   * @throws ContentNotFoundException if there is nothing, or no directory to move it into; nothing
   *     was changed
   * @throws ContentExistsException if something has the new path already; nothing was changed
   */
  void move(String path, String target);
}
