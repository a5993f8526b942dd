package dev.stowage.volume.content;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.ExtractionRefusedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.PartlyRestoredException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.ContentVisitor;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one volume.
 *
 * <p>Every call creates a container that is never started, with the volume mounted, and removes it
 * again; whoever uses the volume meanwhile is not disturbed, and may change what is being read. A
 * call on a volume that does not exist fails and creates none.
 *
 * <p>The engine mounts the volume for each call, and unmounts it afterwards: what is written to a
 * volume of memory that nobody else has mounted is gone at once, and what a driver stores later may
 * never be stored. {@code volumes().inspect(name).driver().traits()} tells such volumes.
 *
 * <p>Paths are texts as {@link ContentPath#of} reads them. What the engine cannot do without
 * running a process, deleting and renaming, is done {@linkplain #through through} an image that the
 * user names, and by nothing else. Every call throws {@link VolumeNotFoundException} if there is no
 * such volume, and {@link InvalidDefinitionException} for a path that could lead out of it.
 * Thread-safe.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">archive calls of the Engine API</a>
 */
public interface VolumeFiles {

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  VolumeName volume();

  /**
   * Looks for something.
   *
   * @param path where; the empty text for the volume's root
   * @return what is there; a symbolic link is not followed
   */
  Optional<FileState> find(String path);

  /**
   * Looks at something that should be there.
   *
   * @param path where
   * @return what is there
   * @throws ContentNotFoundException if there is nothing
   */
  FileState stat(String path);

  /**
   * Lists what is in a directory, as {@code ls} does. The engine sends all that is below along:
   * this takes as long as reading it.
   *
   * @param directory which; the empty text for the volume's root
   * @return what is in it, without itself and what is deeper, in the engine's order
   * @throws ContentNotFoundException if there is no such directory
   */
  List<FileState> list(String directory);

  /**
   * Walks through everything below a directory, at any depth, in constant memory.
   *
   * @param directory which; the empty text for all
   * @param visitor is shown what is there with its content, without the directory itself, each
   *     directory before what it holds; what it does not ask for is not sent, if it ends the walk
   * @throws ContentNotFoundException if there is no such directory
   */
  void walk(String directory, ContentVisitor visitor);

  /**
   * Reads a file into memory.
   *
   * @param path which
   * @return its content
   * @throws ContentNotFoundException if there is no regular file
   */
  byte[] read(String path);

  /**
   * Reads a text in UTF-8 into memory.
   *
   * @param path which
   * @return its content
   * @throws ContentNotFoundException if there is no regular file
   */
  String readText(String path);

  /**
   * Copies the content of a file, of any size, in constant memory.
   *
   * @param path which
   * @param sink where to; it stays open
   * @return how many bytes were copied
   * @throws ContentNotFoundException if there is no regular file
   */
  long copyTo(String path, OutputStream sink);

  /**
   * Writes a file of root's with mode 0644, over what was there. Missing directories are made.
   *
   * @param path which
   * @param content its content
   */
  void write(String path, byte[] content);

  /**
   * Writes a text in UTF-8; see {@link #write(String, byte[])}.
   *
   * @param path which
   * @param content its content
   */
  void write(String path, String content);

  /**
   * Writes a file, over what was there. Missing directories are made.
   *
   * @param path which
   * @param content its content
   * @param access owner and mode
   */
  void write(String path, byte[] content, FileAccess access);

  /**
   * Writes a file of any size, in constant memory.
   *
   * <p>After a failure midway a part of the file may be there, in place of what was there before:
   * no engine puts a single file in place only when it is complete.
   *
   * @param path which
   * @param content its content, read to its end and left open
   * @param size how many bytes it has; fewer or more are a failure
   * @param access owner and mode
   */
  void write(String path, InputStream content, long size, FileAccess access);

  /**
   * Makes a directory and those it is in, and gives it an owner and a mode. One that is there keeps
   * what it holds; for the empty text the volume's root itself is changed.
   *
   * @param path which
   * @param access owner and mode
   */
  void createDirectory(String path, FileAccess access);

  /**
   * Exports the whole volume into a new file, and proves it complete on the way.
   *
   * <p>The file appears under its name when all of it is written; a failure leaves nothing. Nobody
   * is stopped from writing to the volume meanwhile: stop or pause its containers for a state of
   * one moment.
   *
   * <p>In front of the tar stands, as a comment that tar programs pass over, what volume it was:
   * name, driver, options and labels, without secrets.
   *
   * @param archive the file, which must not exist; its name ends in {@code .tar}, {@code .tar.gz},
   *     {@code .tgz}, {@code .tar.zst} or {@code .tzst}
   * @return what is in it
   * @throws InvalidDefinitionException if it exists, or its name ends otherwise
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short
   */
  Manifest exportTo(Path archive);

  /**
   * Exports the whole volume, in constant memory; see {@link #exportTo(Path)}.
   *
   * @param archive where to; it stays open, and holds part of an archive after a failure
   * @param format how the archive is packed
   * @return what is in it
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short
   */
  Manifest exportTo(OutputStream archive, ArchiveFormat format);

  /**
   * Takes everything out into a directory of this machine, by the {@linkplain Extraction#usual
   * usual} rules; see {@link #extractTo(Path, Extraction)}.
   *
   * @param directory new or empty
   * @return what is there
   */
  default Extracted extractTo(Path directory) {
    return extractTo(directory, Extraction.usual());
  }

  /**
   * Takes everything out into a directory of this machine. Nothing in the volume, whoever wrote it,
   * can make anything outside the directory or be made through a link; what is too much ends it.
   *
   * <p>The directory appears when all is in it: it is made beside it, under a name that begins with
   * {@code .stowage-}. A failure leaves nothing, and an empty directory empty.
   *
   * @param directory new or empty, in a directory that exists
   * @param extraction what may come out
   * @return what is there, and what was left out
   * @throws InvalidDefinitionException if the directory holds something or is none
   * @throws ExtractionRefusedException if the volume holds something that is not let out
   * @throws ArchiveDamagedException if the engine sends an archive that is cut short
   */
  Extracted extractTo(Path directory, Extraction extraction);

  /**
   * Fills the volume, which must be empty, with what an archive holds, and proves that it does.
   *
   * <p>The archive is read to its end before anything is sent, and the volume afterwards. A failure
   * leaves the volume as empty as it was.
   *
   * @param archive the file: a tar, plain, in gzip or in zstd as its first bytes tell, whoever made
   *     it
   * @return what was in it
   * @throws VolumeNotEmptyException if the volume holds something; nothing was changed
   * @throws ArchiveDamagedException if the archive is cut short, broken, or would lead out of the
   *     volume; nothing was changed
   */
  Manifest restoreFrom(Path archive);

  /**
   * Fills the volume, which must be empty, from a stream; see {@link #restoreFrom(Path)}. What is
   * wrong with the archive is found out while it is sent, and the volume emptied again.
   *
   * @param archive a tar in any packing, read to its end; who opened it closes it
   * @return what was in it
   * @throws VolumeNotEmptyException if the volume holds something; nothing was changed
   * @throws ArchiveDamagedException if the archive is cut short, broken, or would lead out of the
   *     volume; the volume is as empty as it was
   */
  Manifest restoreFrom(InputStream archive);

  /**
   * Puts what an archive holds over what is in the volume, as {@code tar -x} does: what has the
   * same path is replaced, a directory keeps what else is in it, everything else stays, the
   * volume's root as well. What was replaced is gone. Everything of the archive is read back and
   * compared.
   *
   * @param archive the file, as for {@link #restoreFrom(Path)}; read to its end before anything is
   *     sent
   * @return what was in it
   * @throws ArchiveDamagedException if the archive is cut short, broken, or would lead out of the
   *     volume; nothing was changed
   * @throws PartlyRestoredException if it broke off later
   */
  Manifest restoreOver(Path archive);

  /**
   * Returns the same files, whose content is moved under the eyes of a transfer: it is told how far
   * exporting, extracting, restoring, seeding, walking and copying of single files are, and can
   * cancel them. Not for several threads at once.
   *
   * @param transfer watches and cancels
   * @return the same files
   */
  VolumeFiles during(Transfer transfer);

  /**
   * Fills the volume, which must be empty, with a seed. A failure leaves the volume as empty as it
   * was. One directory with many small files goes in two streams. Directories that only the paths
   * of others name are made as root's with mode {@code 0755}.
   *
   * <p>While a volume is being filled its root has mode {@code 01000}; one that keeps it was left
   * half filled by a program that was killed.
   *
   * @param seed what is to be in it
   * @return what is in it
   * @throws VolumeNotEmptyException if the volume holds something; nothing was changed
   * @throws ArchiveDamagedException if the seed cannot be read, or is to be {@linkplain
   *     VolumeSeed#verified verified} and the volume did not take it as it is
   */
  Manifest seed(VolumeSeed seed);

  /**
   * Returns deletes and renames, which are done by the programs of an image. Nothing is sent until
   * the first call.
   *
   * @param image the image's name, tag, digest or id, such as {@code busybox:1.37}; it must be on
   *     the engine, hold {@code rm} and {@code mv}, and is never pulled
   * @return the edits
   * @throws InvalidDefinitionException if the name is blank
   */
  VolumeEdits through(String image);
}
