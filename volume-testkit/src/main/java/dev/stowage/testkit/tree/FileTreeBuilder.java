package dev.stowage.testkit.tree;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.FileMode;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects a tree of files.
 *
 * <p>Directories on the way to a file need not be named. Owner, mode and time are those of what was
 * added last. What is added twice counts the last time, as long as it is no directory with files.
 *
 * <p>Not thread-safe.
 */
public final class FileTreeBuilder {

  private final Map<ContentPath, FileState> states = new TreeMap<>();
  private final Map<ContentPath, FileContent> contents = new TreeMap<>();
  private final Map<ContentPath, DeviceNumber> devices = new TreeMap<>();
  private final Map<String, List<ContentPath>> otherNames = new HashMap<>();
  private ContentPath last = ContentPath.ROOT;

  FileTreeBuilder() {
    states.put(ContentPath.ROOT, FileTree.directory(ContentPath.ROOT));
  }

  /**
   * Adds a directory, of root, with mode 0755, of 1970; or goes back to one that is there.
   *
   * @param path names joined by slashes; the empty text means the root of the tree
   * @return this builder
   */
  public FileTreeBuilder directory(String path) {
    ContentPath at = path(path);
    if (!states.containsKey(at)) {
      put(FileTree.directory(at), null);
    } else {
      requireKind(at, FileKind.DIRECTORY);
    }
    last = at;
    return this;
  }

  /**
   * Adds a file, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @param text its content, written as UTF-8
   * @return this builder
   */
  public FileTreeBuilder file(String path, String text) {
    return file(path, FileContent.of(text));
  }

  /**
   * Adds a file, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @param content its content, copied
   * @return this builder
   */
  public FileTreeBuilder file(String path, byte[] content) {
    return file(path, FileContent.of(requireNonNull(content, "content")));
  }

  /**
   * Adds a file, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @param content its content, which may be larger than memory if it is generated
   * @return this builder
   */
  public FileTreeBuilder file(String path, FileContent content) {
    requireNonNull(content, "content");
    return put(state(path, FileKind.FILE, 0_644).size(content.size()).build(), content);
  }

  /**
   * Adds a symbolic link, of root, of 1970.
   *
   * @param path names joined by slashes
   * @param target where it leads, which need not exist
   * @return this builder
   */
  public FileTreeBuilder symlink(String path, String target) {
    return put(
        state(path, FileKind.SYMLINK, 0_777).link(requireNonNull(target, "target")).build(), null);
  }

  /**
   * Adds another name of a file.
   *
   * @param path names joined by slashes
   * @param file the path of a file that was added before, with its owner, mode and time
   * @return this builder
   * @throws IllegalArgumentException if there is no such file
   */
  public FileTreeBuilder hardLink(String path, String file) {
    ContentPath of = path(file);
    requireKind(of, FileKind.FILE);
    FileState state = requireNonNull(states.get(of));
    otherNames.computeIfAbsent(of.value(), ignored -> new ArrayList<>()).add(path(path));
    return put(
        FileState.at(path(path), FileKind.HARD_LINK)
            .access(state.owner(), state.mode())
            .modified(state.modified())
            .size(state.size())
            .link(of.value())
            .build(),
        null);
  }

  /**
   * Adds a named pipe, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @return this builder
   */
  public FileTreeBuilder fifo(String path) {
    return put(state(path, FileKind.FIFO, 0_644).build(), null);
  }

  /**
   * Adds a character device, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @param number what it stands for
   * @return this builder
   */
  public FileTreeBuilder characterDevice(String path, DeviceNumber number) {
    put(state(path, FileKind.CHARACTER_DEVICE, 0_644).build(), null);
    return number(last, requireNonNull(number, "number"));
  }

  /**
   * Adds a block device, of root, with mode 0644, of 1970.
   *
   * @param path names joined by slashes
   * @param number what it stands for
   * @return this builder
   */
  public FileTreeBuilder blockDevice(String path, DeviceNumber number) {
    put(state(path, FileKind.BLOCK_DEVICE, 0_644).build(), null);
    return number(last, requireNonNull(number, "number"));
  }

  /**
   * Sets who owns what was added last; the root if nothing was.
   *
   * @param uid number of the user, from 0
   * @param gid number of the group, from 0
   * @return this builder
   */
  public FileTreeBuilder owner(int uid, int gid) {
    FileState state = state();
    return again(state.toBuilder().access(new FileOwner(uid, gid), state.mode()).build());
  }

  /**
   * Sets the mode of what was added last; the root if nothing was.
   *
   * @param octal three or four octal digits, such as {@code 0640}
   * @return this builder
   */
  public FileTreeBuilder mode(String octal) {
    FileState state = state();
    return again(state.toBuilder().access(state.owner(), FileMode.octal(octal).bits()).build());
  }

  /**
   * Sets when what was added last was changed; the root if nothing was.
   *
   * @param time the time
   * @return this builder
   */
  public FileTreeBuilder modified(Instant time) {
    return again(state().toBuilder().modified(requireNonNull(time, "time")).build());
  }

  /**
   * Makes the tree.
   *
   * @return a tree of what was added; this builder can be used on
   */
  public FileTree build() {
    return new FileTree(states, contents, devices);
  }

  private FileState state() {
    return requireNonNull(states.get(last));
  }

  /** Changes what was added last, under all of its names. */
  private FileTreeBuilder again(FileState newer) {
    if (newer.kind() == FileKind.HARD_LINK) {
      throw new IllegalStateException(
          "owner, mode and time of a hard link are those of its file; set them there");
    }
    states.put(last, newer);
    for (ContentPath name : otherNames.getOrDefault(last.value(), List.of())) {
      states.computeIfPresent(
          name, (path, state) -> isName(state, last) ? like(newer, state) : state);
    }
    return this;
  }

  private static boolean isName(FileState state, ContentPath file) {
    return state.kind() == FileKind.HARD_LINK
        && state.link().filter(file.value()::equals).isPresent();
  }

  private static FileState like(FileState file, FileState name) {
    return name.toBuilder().access(file.owner(), file.mode()).modified(file.modified()).build();
  }

  private static ContentPath path(String text) {
    return ContentPath.of(requireNonNull(text, "path"));
  }

  private static FileState.Builder state(String path, FileKind kind, int mode) {
    return FileState.at(path(path), kind).access(FileOwner.ROOT, mode);
  }

  FileTreeBuilder put(FileState state, @Nullable FileContent content) {
    ContentPath path = state.path();
    FileState there = states.get(path);
    if (there != null && there.kind() == FileKind.DIRECTORY && state.kind() != FileKind.DIRECTORY) {
      throw new IllegalArgumentException("'" + path.value() + "' is a directory already");
    }
    if (!path.isRoot()) {
      directory(parent(path));
    }
    states.put(path, state);
    contents.remove(path);
    devices.remove(path);
    if (content != null) {
      contents.put(path, content);
    }
    last = path;
    return this;
  }

  FileTreeBuilder number(ContentPath path, DeviceNumber number) {
    devices.put(path, number);
    return this;
  }

  private static String parent(ContentPath path) {
    return path.value().substring(0, Math.max(0, path.value().lastIndexOf('/')));
  }

  private void requireKind(ContentPath path, FileKind kind) {
    FileState state = states.get(path);
    if (state == null || state.kind() != kind) {
      throw new IllegalArgumentException(
          "'" + path.value() + "' is " + (state == null ? "not there" : "no " + kind));
    }
  }
}
