package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Files read and written directly, as somebody in a container or on the host would. */
final class TreeFiles implements FileAccess {

  private final World world;
  private final MountedTree tree;
  private final Viewer viewer;

  TreeFiles(World world, MountedTree tree, Viewer viewer) {
    this.world = world;
    this.tree = tree;
    this.viewer = viewer;
  }

  /**
   * Who looks at the files.
   *
   * @param directory where relative paths begin
   * @param user {@code uid:gid}, or a name that stands for root
   * @param readOnly whether nothing may be written but what is mounted
   */
  record Viewer(String directory, String user, boolean readOnly) {}

  /** Something that is done with the lock held. */
  private interface Action<T> {
    T run() throws IOException;
  }

  private <T> T locked(String path, Action<T> action) throws IOException {
    world.lock().lock();
    try {
      return action.run();
    } catch (FileFailure failure) {
      throw failure(path, failure.errno());
    } finally {
      world.lock().unlock();
    }
  }

  @Override
  public boolean exists(String path) {
    try {
      return locked(path, () -> tree.find(real(path)).isPresent());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isDirectory(String path) {
    return is(Directory.class, path, this::real);
  }

  @Override
  public boolean isSymbolicLink(String path) {
    return is(Symlink.class, path, this::unfollowed);
  }

  private boolean is(Class<? extends Inode> kind, String path, UnaryOperator<String> way) {
    try {
      return locked(path, () -> tree.find(way.apply(path)).filter(kind::isInstance).isPresent());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String readString(String path) throws IOException {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return locked(
        path,
        () -> {
          if (get(real(path), path) instanceof RegularFile file) {
            return file.content().bytes();
          }
          throw failure(path, Errno.IS_DIRECTORY);
        });
  }

  @Override
  public void write(String path, String content) throws IOException {
    write(path, FileContent.of(content));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    write(path, FileContent.of(content));
  }

  @Override
  public void write(String path, FileContent content) throws IOException {
    locked(path, () -> put(path, new RegularFile(made(0_644), content)));
  }

  private Inode put(String path, RegularFile newer) throws IOException {
    String real = writable(real(path), path);
    Inode there = tree.find(real).orElse(null);
    if (there instanceof RegularFile file) {
      file.content(newer.content());
      file.attributes(file.attributes().withModified(world.clock().instant()));
    } else if (there == null) {
      directory(Paths.parent(real), path).put(Paths.base(real), newer);
    } else {
      throw failure(path, Errno.IS_DIRECTORY);
    }
    return newer;
  }

  @Override
  public List<String> list(String path) throws IOException {
    return locked(path, () -> List.copyOf(directory(real(path), path).entries().keySet()));
  }

  @Override
  public void createDirectories(String path) throws IOException {
    locked(path, () -> tree.makeDirectories(writable(real(path), path), made(0_755)));
  }

  @Override
  public void delete(String path) throws IOException {
    locked(path, () -> remove(path));
  }

  private Inode remove(String path) throws IOException {
    String real = unfollowed(path);
    Inode removed = get(real, path);
    requireNoMount(real, path);
    directory(Paths.parent(real), path).remove(Paths.base(real));
    return removed;
  }

  private void requireNoMount(String real, String path) throws IOException {
    writable(Paths.parent(real), path);
    if (tree.mounted(real).isPresent() || tree.hasMountsBelow(real)) {
      throw failure(path, Errno.BUSY);
    }
  }

  @Override
  public void move(String path, String target) throws IOException {
    locked(path, () -> rename(path, target));
  }

  private Inode rename(String path, String target) throws IOException {
    String from = unfollowed(path);
    String to = unfollowed(target);
    Inode moved = get(from, path);
    Directory newParent = directory(Paths.parent(to), path);
    requireNoMount(from, path);
    requireNoMount(to, path);
    if (!placeOf(Paths.parent(from)).equals(placeOf(Paths.parent(to)))) {
      throw failure(path, Errno.CROSS_DEVICE);
    }
    if (moved instanceof Directory && Paths.isWithin(to, from)) {
      throw failure(path, Errno.INVALID);
    }
    requireReplaceable(moved, tree.find(to), path);
    directory(Paths.parent(from), path).remove(Paths.base(from));
    newParent.put(Paths.base(to), moved);
    return moved;
  }

  private String placeOf(String real) {
    return tree.placeOf(real).map(Place::target).orElse("/");
  }

  /** A directory replaces an empty one, anything else anything else. */
  private static void requireReplaceable(Inode moved, Optional<Inode> there, String path)
      throws IOException {
    if (there.isEmpty()) {
      return;
    }
    if (there.get() instanceof Directory directory) {
      if (!(moved instanceof Directory)) {
        throw failure(path, Errno.IS_DIRECTORY);
      }
      if (!directory.isEmpty()) {
        throw failure(path, Errno.NOT_EMPTY);
      }
    } else if (moved instanceof Directory) {
      throw failure(path, Errno.NOT_DIRECTORY);
    }
  }

  private String full(String path) {
    return path.startsWith("/") ? Paths.clean(path) : Paths.join(viewer.directory(), path);
  }

  private String unfollowed(String path) {
    String full = full(path);
    return Paths.join(tree.follow(Paths.parent(full)), Paths.base(full));
  }

  private String real(String path) {
    return tree.follow(full(path));
  }

  private String writable(String real, String path) throws IOException {
    if (tree.placeOf(real).map(Place::readOnly).orElse(viewer.readOnly())) {
      throw failure(path, Errno.READ_ONLY);
    }
    return real;
  }

  private Inode get(String real, String path) throws IOException {
    return tree.find(real).orElseThrow(() -> failure(path, Errno.NO_ENTRY));
  }

  private Directory directory(String real, String path) throws IOException {
    if (get(real, path) instanceof Directory directory) {
      return directory;
    }
    throw failure(path, Errno.NOT_DIRECTORY);
  }

  private Attributes made(int mode) {
    String[] owner = viewer.user().split(":", 2);
    long group = owner.length < 2 ? 0 : number(owner[1]);
    return new Attributes(number(owner[0]), group, mode, world.clock().instant());
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static FileSystemException failure(String path, Errno errno) {
    return new FileSystemException(path, null, errno.text());
  }
}
