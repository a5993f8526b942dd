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
import dev.stowage.testkit.program.ContainerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.InstantSource;
import java.util.List;

/** The files of a running container, as its program reads and writes them. */
final class TreeFiles implements ContainerFiles {

  private final Container container;
  private final MountedTree tree;
  private final InstantSource clock;

  TreeFiles(Container container, MountedTree tree, InstantSource clock) {
    this.container = container;
    this.tree = tree;
    this.clock = clock;
  }

  @Override
  public boolean exists(String path) {
    try {
      return tree.find(real(path)).isPresent();
    } catch (FileFailure failure) {
      return false;
    }
  }

  @Override
  public String readString(String path) throws IOException {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (get(path) instanceof RegularFile file) {
      return file.content().clone();
    }
    throw failure(path, Errno.IS_DIRECTORY);
  }

  @Override
  public void write(String path, String content) throws IOException {
    write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    String real = writable(path);
    Inode there = tree.find(real).orElse(null);
    if (there instanceof RegularFile file) {
      file.content(content.clone());
      Attributes old = file.attributes();
      file.attributes(new Attributes(old.uid(), old.gid(), old.mode(), clock.instant()));
    } else if (there == null) {
      directory(Paths.parent(real), path)
          .put(Paths.base(real), new RegularFile(made(0_644), content.clone()));
    } else {
      throw failure(path, Errno.IS_DIRECTORY);
    }
  }

  @Override
  public List<String> list(String path) throws IOException {
    return List.copyOf(directory(real(path), path).entries().keySet());
  }

  @Override
  public void createDirectories(String path) throws IOException {
    String real = writable(path);
    try {
      tree.makeDirectories(real, made(0_755));
    } catch (FileFailure failure) {
      throw failure(path, failure.errno());
    }
  }

  @Override
  public void delete(String path) throws IOException {
    String full = full(path);
    String parent = tree.follow(Paths.parent(full));
    String real = Paths.join(parent, Paths.base(full));
    if (tree.find(real).isEmpty()) {
      throw failure(path, Errno.NO_ENTRY);
    }
    requireWritable(parent, path);
    if (tree.mounted(real).isPresent() || tree.hasMountsBelow(real)) {
      throw failure(path, Errno.BUSY);
    }
    directory(parent, path).remove(Paths.base(real));
  }

  private String full(String path) {
    String start = container.config().text("WorkingDir");
    return path.startsWith("/")
        ? Paths.clean(path)
        : Paths.join(start.isEmpty() ? "/" : start, path);
  }

  private String real(String path) {
    return tree.follow(full(path));
  }

  private String writable(String path) throws IOException {
    String real = real(path);
    requireWritable(real, path);
    return real;
  }

  private void requireWritable(String real, String path) throws IOException {
    if (tree.placeOf(real).map(Place::readOnly).orElse(container.hasReadOnlyRoot())) {
      throw failure(path, Errno.READ_ONLY);
    }
  }

  private Inode get(String path) throws IOException {
    try {
      return tree.find(real(path)).orElseThrow(() -> failure(path, Errno.NO_ENTRY));
    } catch (FileFailure failure) {
      throw failure(path, failure.errno());
    }
  }

  private Directory directory(String real, String path) throws IOException {
    Inode inode = tree.find(real).orElseThrow(() -> failure(path, Errno.NO_ENTRY));
    if (inode instanceof Directory directory) {
      return directory;
    }
    throw failure(path, Errno.NOT_DIRECTORY);
  }

  private Attributes made(int mode) {
    String[] owner = container.config().text("User").split(":", 2);
    int uid = number(owner[0]);
    return new Attributes(uid, owner.length < 2 ? 0 : number(owner[1]), mode, clock.instant());
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static FileSystemException failure(String path, Errno errno) {
    return new FileSystemException(path, null, errno.text());
  }
}
