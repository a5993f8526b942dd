package dev.stowage.testkit.program;

import dev.stowage.testkit.tree.FileContent;
import java.io.IOException;
import java.util.List;

/**
 * Files of the engine in memory, read and written directly: those that a program sees in its
 * container, or those of the machine that the engine runs on.
 *
 * <p>Paths are absolute, or relative to the working directory; symbolic links are followed. What is
 * made belongs to the container's user if that is a number, else to root; files get mode 0644,
 * directories 0755. Permissions are not checked. Thread-safe.
 */
public interface FileAccess {

  /**
   * Tells whether something is at a path.
   *
   * @param path the path
   * @return false also for a link that leads nowhere
   */
  boolean exists(String path);

  /**
   * Tells whether a directory is at a path.
   *
   * @param path the path
   * @return true also for a link to one
   */
  boolean isDirectory(String path);

  /**
   * Tells whether a symbolic link is at a path.
   *
   * @param path the path; a link at its end is not followed
   * @return true also for a link that leads nowhere
   */
  boolean isSymbolicLink(String path);

  /**
   * Reads a file.
   *
   * @param path the path
   * @return its content as UTF-8
   * @throws IOException if there is no regular file
   */
  String readString(String path) throws IOException;

  /**
   * Reads a file.
   *
   * @param path the path
   * @return its content
   * @throws IOException if there is no regular file
   */
  byte[] read(String path) throws IOException;

  /**
   * Writes a file, new or in place of the old content.
   *
   * @param path the path
   * @param content the content, written as UTF-8
   * @throws IOException if the directory is missing, or mounted read-only
   */
  void write(String path, String content) throws IOException;

  /**
   * Writes a file, new or in place of the old content.
   *
   * @param path the path
   * @param content the content
   * @throws IOException if the directory is missing, or mounted read-only
   */
  void write(String path, byte[] content) throws IOException;

  /**
   * Writes a file, new or in place of the old content.
   *
   * @param path the path
   * @param content the content, which may be larger than memory if it is generated
   * @throws IOException if the directory is missing, or mounted read-only
   */
  void write(String path, FileContent content) throws IOException;

  /**
   * Returns the names in a directory.
   *
   * @param path the path
   * @return names, sorted
   * @throws IOException if there is no directory
   */
  List<String> list(String path) throws IOException;

  /**
   * Makes a directory and all above it, where they are missing.
   *
   * @param path the path
   * @throws IOException if a file is in the way, or the place is mounted read-only
   */
  void createDirectories(String path) throws IOException;

  /**
   * Deletes a file, or a directory with all that is in it.
   *
   * @param path the path; a link is deleted, not what it leads to
   * @throws IOException if nothing is there, or the place is mounted read-only
   */
  void delete(String path) throws IOException;

  /**
   * Gives a file or a directory another path, as the kernel renames it.
   *
   * @param path the path; a link is moved, not what it leads to
   * @param target the new path; a file that is there is replaced by anything but a directory
   * @throws IOException if nothing is there, the new path cannot be had, is on another mount or in
   *     what is moved, or the place is mounted read-only
   */
  void move(String path, String target) throws IOException;
}
