package dev.stowage.docker.seed;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** What is in a directory, each directory before what it holds, names in order. */
final class DirectoryItems implements TarItems {

  private static final int KIND = 0_170000;
  private static final int PERMISSIONS = 0_7777;

  private static final Map<Integer, FileKind> KINDS =
      Map.of(
          0_100000, FileKind.FILE,
          0_040000, FileKind.DIRECTORY,
          0_120000, FileKind.SYMLINK,
          0_010000, FileKind.FIFO,
          0_020000, FileKind.CHARACTER_DEVICE,
          0_060000, FileKind.BLOCK_DEVICE);

  /** The file system's numbers for a file that has further names. */
  private record Inode(long device, long number) {}

  private final Path root;
  private final boolean unix;
  private final Deque<Iterator<Path>> ways = new ArrayDeque<>();
  private final Map<Inode, ContentPath> names = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private final boolean attributes;
  private @Nullable InputStream content;

  /** Owners and modes are those of the file system, where it has them. */
  DirectoryItems(Path root) throws IOException {
    this(root, root.getFileSystem().supportedFileAttributeViews().contains("unix"));
  }

  DirectoryItems(Path root, boolean unix) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    this.root = root.toRealPath();
    this.unix = unix;
    this.attributes =
        unix
            && Files.getFileStore(this.root)
                .supportsFileAttributeView(UserDefinedFileAttributeView.class);
    ways.push(List.of(this.root).iterator());
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    close();
    while (!ways.isEmpty()) {
      Iterator<Path> way = ways.getFirst();
      if (!way.hasNext()) {
        ways.pop();
        continue;
      }
      Path path = way.next();
      FileState state = state(path);
      if (state != null) {
        return item(path, state);
      }
    }
    return null;
  }

  private TarItem item(Path path, FileState state) throws IOException {
    TarArchiveEntry head = TarEntries.head(null, state);
    if (state.kind() == FileKind.DIRECTORY) {
      try (Stream<Path> children = Files.list(path)) {
        ways.push(children.sorted().toList().iterator());
      }
    } else if (state.kind() == FileKind.FILE) {
      InputStream opened = Files.newInputStream(path);
      content = opened;
      return new TarItem(head, opened);
    } else if (state.kind() == FileKind.CHARACTER_DEVICE || state.kind() == FileKind.BLOCK_DEVICE) {
      long device = ((Number) Files.getAttribute(path, "unix:rdev")).longValue();
      head.setDevMajor((int) ((device >> 8) & 0xfff));
      head.setDevMinor((int) ((device & 0xff) | ((device >> 12) & 0xfff00)));
    }
    return new TarItem(head, InputStream.nullInputStream());
  }

  @Override
  public List<Loss> losses() {
    return losses;
  }

  /** Null for what no tar can hold: a socket. */
  private @Nullable FileState state(Path path) throws IOException {
    ContentPath place = ContentPath.of(relative(path));
    FileState state = unix ? unix(path, place) : plain(path, place);
    if (state == null) {
      losses.add(new Loss(place, Loss.Kind.SOCKET));
    } else if (attributes && hasAttributes(path, state.kind())) {
      losses.add(new Loss(place, Loss.Kind.EXTENDED_ATTRIBUTES));
    }
    return state;
  }

  /** A backslash is part of a name, unless it stands between names. */
  private String relative(Path path) {
    return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private static boolean hasAttributes(Path path, FileKind kind) throws IOException {
    return (kind == FileKind.FILE || kind == FileKind.DIRECTORY)
        && !Files.getFileAttributeView(path, UserDefinedFileAttributeView.class).list().isEmpty();
  }

  private @Nullable FileState unix(Path path, ContentPath place) throws IOException {
    Map<String, Object> all =
        Files.readAttributes(
            path,
            "unix:mode,uid,gid,size,lastModifiedTime,ino,dev,nlink",
            LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(all, "mode");
    FileKind kind = KINDS.get(mode & KIND);
    if (kind == null) {
      return null;
    }
    FileOwner owner = new FileOwner((int) number(all, "uid"), (int) number(all, "gid"));
    ContentPath first = null;
    if (kind != FileKind.DIRECTORY && number(all, "nlink") > 1) {
      Inode inode = new Inode(number(all, "dev"), number(all, "ino"));
      first = names.putIfAbsent(inode, place);
    }
    FileState.Builder state =
        FileState.at(place, first == null ? kind : FileKind.HARD_LINK)
            .access(owner, mode & PERMISSIONS)
            .modified(((FileTime) requireNonNull(all.get("lastModifiedTime"))).toInstant());
    if (first != null) {
      state.link(first.value());
    } else if (kind == FileKind.SYMLINK) {
      state.link(Files.readSymbolicLink(path).toString());
    } else if (kind == FileKind.FILE) {
      state.size(number(all, "size"));
    }
    return state.build();
  }

  private static long number(Map<String, Object> all, String name) {
    return ((Number) requireNonNull(all.get(name))).longValue();
  }

  private static @Nullable FileState plain(Path path, ContentPath place) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    if (Files.isSymbolicLink(path)) {
      return state(place, FileKind.SYMLINK, FileAccess.of(0, 0, "0777"), modified)
          .link(Files.readSymbolicLink(path).toString())
          .build();
    }
    if (Files.isDirectory(path)) {
      return state(place, FileKind.DIRECTORY, FileAccess.OF_DIRECTORIES, modified).build();
    }
    return Files.isRegularFile(path)
        ? state(place, FileKind.FILE, FileAccess.OF_FILES, modified).size(Files.size(path)).build()
        : null;
  }

  private static FileState.Builder state(
      ContentPath place, FileKind kind, FileAccess access, FileTime modified) {
    return FileState.at(place, kind)
        .access(access.owner(), access.mode().bits())
        .modified(modified.toInstant());
  }

  @Override
  public void close() throws IOException {
    InputStream opened = content;
    content = null;
    if (opened != null) {
      opened.close();
    }
  }
}
