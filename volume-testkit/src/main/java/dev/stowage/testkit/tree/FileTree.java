package dev.stowage.testkit.tree;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory with all that is in it: kinds, content, owners, modes, times and links.
 *
 * <p>A file with several names is a {@link FileKind#FILE} at the first of its paths and a {@link
 * FileKind#HARD_LINK} to that at the others.
 *
 * <p>Immutable; equal if all files are, to the byte.
 */
public final class FileTree {

  private final Map<ContentPath, FileState> states;
  private final Map<ContentPath, FileContent> contents;
  private final Map<ContentPath, DeviceNumber> devices;

  FileTree(
      Map<ContentPath, FileState> states,
      Map<ContentPath, FileContent> contents,
      Map<ContentPath, DeviceNumber> devices) {
    this.states = Collections.unmodifiableMap(new TreeMap<>(states));
    this.contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    this.devices = Collections.unmodifiableMap(new TreeMap<>(devices));
  }

  /**
   * Starts a tree.
   *
   * @return a builder that has only the root: root's, mode 0755, of 1970
   */
  public static FileTreeBuilder builder() {
    return new FileTreeBuilder();
  }

  /**
   * Returns a tree without files.
   *
   * @return an empty directory of root, mode 0755, of 1970
   */
  public static FileTree empty() {
    return builder().build();
  }

  /**
   * Starts a tree from this one.
   *
   * @return a builder that has all of this
   */
  public FileTreeBuilder toBuilder() {
    FileTreeBuilder builder = new FileTreeBuilder();
    states.values().forEach(state -> builder.put(state, contents.get(state.path())));
    devices.forEach(builder::number);
    return builder;
  }

  /**
   * Lists what is in the tree.
   *
   * @return the root first, then everything else by path
   */
  public List<FileState> files() {
    return List.copyOf(states.values());
  }

  /**
   * Lists the paths in the tree.
   *
   * @return all but the root's, sorted
   */
  public List<String> paths() {
    return states.keySet().stream().filter(path -> !path.isRoot()).map(ContentPath::value).toList();
  }

  /**
   * Finds something.
   *
   * @param path names joined by slashes; the empty text means the root
   * @return what is there, links not followed; empty if nothing is
   */
  public Optional<FileState> find(String path) {
    return Optional.ofNullable(states.get(ContentPath.of(requireNonNull(path, "path"))));
  }

  /**
   * Returns the content of a file.
   *
   * @param path the file's, or that of a hard link to it
   * @return a copy of its bytes
   * @throws IllegalArgumentException if there is no file
   * @throws IllegalStateException if it is too large for an array
   */
  public byte[] content(String path) {
    return fileContent(path).bytes();
  }

  /**
   * Returns the content of a file, without a copy.
   *
   * @param path the file's, or that of a hard link to it
   * @return what is in it
   * @throws IllegalArgumentException if there is no file
   */
  public FileContent fileContent(String path) {
    ContentPath key = ContentPath.of(requireNonNull(path, "path"));
    FileState state = states.get(key);
    if (state != null && state.kind() == FileKind.HARD_LINK) {
      key = ContentPath.of(state.link().orElseThrow());
    }
    FileContent content = contents.get(key);
    if (content == null) {
      throw new IllegalArgumentException(
          "no file at '" + path + "'; there are: " + String.join(", ", paths()));
    }
    return content;
  }

  /**
   * Returns the content of a file as UTF-8.
   *
   * @param path the file's
   * @return its text
   * @throws IllegalArgumentException if there is no file
   */
  public String text(String path) {
    return fileContent(path).text();
  }

  /**
   * Returns what a device file stands for.
   *
   * @param path the file's
   * @return its numbers; empty if there is no device
   */
  public Optional<DeviceNumber> device(String path) {
    return Optional.ofNullable(devices.get(ContentPath.of(requireNonNull(path, "path"))));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileTree tree
        && states.equals(tree.states)
        && devices.equals(tree.devices)
        && contents.equals(tree.contents);
  }

  @Override
  public int hashCode() {
    return states.hashCode();
  }

  /** Returns a line for each file, such as {@code FILE etc/x.conf 0640 999:999 12 bytes}. */
  @Override
  public String toString() {
    return String.join("\n", states.values().stream().map(FileState::toString).toList());
  }

  static FileState directory(ContentPath path) {
    return FileState.at(path, FileKind.DIRECTORY).access(FileOwner.ROOT, 0_755).build();
  }
}
