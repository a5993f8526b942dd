package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.state.FileSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A file as it was. Its content is that of the engine, where arrays are never changed. */
final class TakenFile implements FileSnapshot {

  private final String path;
  private final Kind kind;
  private final Attributes attributes;
  private final byte[] content;

  private TakenFile(String path, Inode inode) {
    this.path = path;
    this.attributes = inode.attributes();
    if (inode instanceof RegularFile file) {
      this.kind = Kind.FILE;
      this.content = file.content();
    } else if (inode instanceof Symlink link) {
      this.kind = Kind.LINK;
      this.content = link.target().getBytes(StandardCharsets.UTF_8);
    } else {
      this.kind = inode instanceof Directory ? Kind.DIRECTORY : Kind.SPECIAL;
      this.content = new byte[0];
    }
  }

  static List<FileSnapshot> allIn(Directory root) {
    List<FileSnapshot> files = new ArrayList<>();
    add("/", root, files);
    return List.copyOf(files);
  }

  private static void add(String path, Inode inode, List<FileSnapshot> files) {
    files.add(new TakenFile(path, inode));
    if (inode instanceof Directory directory) {
      String prefix = path.equals("/") ? "/" : path + "/";
      directory.entries().forEach((name, inner) -> add(prefix + name, inner, files));
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public long uid() {
    return attributes.uid();
  }

  @Override
  public long gid() {
    return attributes.gid();
  }

  @Override
  public int mode() {
    return attributes.mode();
  }

  @Override
  public Instant modified() {
    return attributes.modified();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path;
  }
}
