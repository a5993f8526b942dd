package dev.stowage.docker.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is made on this machine. Nothing is ever made over something else, and after {@link #stop}
 * nothing more is made at all, whichever thread is at it.
 */
final class HostTree {

  /** Something went wrong on this machine. */
  static final class HostFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException reason;

    HostFailure(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  /** Makes something. */
  @FunctionalInterface
  private interface Making {
    void make() throws IOException;
  }

  private static final int PERMISSIONS = 0b111_111_111;
  private static final int SETUID_AND_SETGID = 0b110_000_000_000;

  private final Path root;
  private final Set<String> views;
  private final boolean owners;
  private final boolean setuid;
  private boolean stopped;
  private OutputStream open = OutputStream.nullOutputStream();

  HostTree(Path root, boolean owners, boolean setuid) {
    this.root = root;
    this.views = root.getFileSystem().supportedFileAttributeViews();
    this.owners = owners;
    this.setuid = setuid;
  }

  static boolean hasOwners(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Tells whether some permission bits are not kept. */
  boolean drops(int mode) {
    return !setuid && (mode & SETUID_AND_SETGID) != 0;
  }

  void makeDirectory(Path path) throws IOException {
    act(path, () -> Files.createDirectory(path, onlyMine("rwx------")));
  }

  void openFile(Path path) throws IOException {
    act(
        path,
        () ->
            open =
                Channels.newOutputStream(
                    Files.newByteChannel(
                        path,
                        Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE,
                            NOFOLLOW_LINKS),
                        onlyMine("rw-------"))));
  }

  void write(byte[] bytes, int length, Path path) throws IOException {
    act(path, () -> open.write(bytes, 0, length));
  }

  void closeFile(Path path) throws IOException {
    act(path, () -> open.close());
  }

  private FileAttribute<?>[] onlyMine(String permissions) {
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  void makeHardLink(Path path, Path to) throws IOException {
    act(
        path,
        () -> {
          try {
            Files.createLink(path, to);
          } catch (UnsupportedOperationException e) {
            Files.copy(to, path, NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
          }
        });
  }

  /** Makes a symbolic link as it is written; false if the file system has none. */
  boolean makeSymbolicLink(Path path, FileState state) throws IOException {
    try {
      String target = state.link().orElseThrow();
      act(
          path,
          () -> {
            Files.createSymbolicLink(path, path.getFileSystem().getPath(target));
            own(path, state);
            if (views.contains("unix")) {
              setTime(path, state);
            }
          });
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** Has a program of this machine make what Java cannot; its time is that of its making. */
  void makeSpecial(Path path, FileState state) throws IOException {
    act(
        path,
        () -> {
          SpecialFiles.make(SpecialFiles.command(path, state));
          own(path, state);
        });
  }

  /** Gives something that is made its owner, times and mode, in this order. */
  void settle(Path path, FileState state) throws IOException {
    act(
        path,
        () -> {
          own(path, state);
          setTime(path, state);
          changeMode(path, state.mode());
        });
  }

  private static void setTime(Path path, FileState state) throws IOException {
    FileTime time = FileTime.from(state.modified());
    Files.getFileAttributeView(path, BasicFileAttributeView.class, NOFOLLOW_LINKS)
        .setTimes(time, null, null);
  }

  private void own(Path path, FileState state) throws IOException {
    if (owners) {
      Files.setAttribute(path, "unix:gid", state.owner().gid(), NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", state.owner().uid(), NOFOLLOW_LINKS);
    }
  }

  private void changeMode(Path path, int asked) throws IOException {
    int mode = drops(asked) ? asked & ~SETUID_AND_SETGID : asked;
    if (views.contains("unix")) {
      Files.setAttribute(path, "unix:mode", mode, NOFOLLOW_LINKS);
    } else if (views.contains("posix")) {
      Files.getFileAttributeView(path, PosixFileAttributeView.class, NOFOLLOW_LINKS)
          .setPermissions(Permissions.of(mode & PERMISSIONS));
    }
  }

  private synchronized void act(Path path, Making making) throws IOException {
    if (stopped) {
      throw new IOException("the extraction has ended");
    }
    try {
      making.make();
    } catch (FileAlreadyExistsException e) {
      throw new RefusedEntry(
          inVolume(path),
          "is on this host one file with another entry",
          "Extract on a host that tells upper from lower case, and forms of Unicode, apart");
    } catch (IOException e) {
      throw new HostFailure(e);
    }
  }

  private String inVolume(Path path) {
    String separator = root.getFileSystem().getSeparator();
    return root.relativize(path).toString().replace(separator, "/");
  }

  /** Ends all making; what was being written is closed. */
  synchronized void stop() throws IOException {
    stopped = true;
    open.close();
  }

  /**
   * Removes a directory and all in it, also what nobody may look into; one that is gone is fine.
   */
  static void remove(Path directory) throws IOException {
    if (Files.exists(directory, NOFOLLOW_LINKS)) {
      Files.walkFileTree(directory, new Removal());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (!Files.isDirectory(path, NOFOLLOW_LINKS) || Files.isReadable(path)) {
        throw failure;
      }
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      Files.walkFileTree(path, this);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
