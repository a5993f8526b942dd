package dev.stowage.docker.tar;

import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** Heads of the entries of a tar, read and made. */
public final class TarEntries {

  private static final int PERMISSIONS = 0b111_111_111_111;

  private TarEntries() {}

  /**
   * Reads an entry.
   *
   * @throws IOException if its name leads out of the volume, or it is of a kind that no volume has
   */
  public static FileState read(TarArchiveEntry entry) throws IOException {
    FileKind kind = kind(entry);
    FileState.Builder state =
        FileState.at(path(entry.getName()), kind)
            .access(
                new FileOwner((int) entry.getLongUserId(), (int) entry.getLongGroupId()),
                entry.getMode() & PERMISSIONS)
            .modified(entry.getLastModifiedTime().toInstant());
    if (kind == FileKind.FILE) {
      state.size(entry.getRealSize());
    } else if (kind == FileKind.HARD_LINK) {
      state.link(path(entry.getLinkName()).value());
    } else if (kind == FileKind.SYMLINK) {
      state.link(entry.getLinkName());
    } else if (kind == FileKind.CHARACTER_DEVICE || kind == FileKind.BLOCK_DEVICE) {
      state.device(entry.getDevMajor() + ":" + entry.getDevMinor());
    }
    return state.build();
  }

  /** Makes the head of an entry; what only another head has, such as a device's number, is kept. */
  public static TarArchiveEntry head(@Nullable TarArchiveEntry other, FileState state) {
    String end = state.kind() == FileKind.DIRECTORY ? "/" : "";
    TarArchiveEntry entry = new TarArchiveEntry(state.path().value() + end, flag(state.kind()));
    if (state.path().isRoot()) {
      entry.setName("./");
    }
    entry.setSize(state.size());
    entry.setUserId(state.owner().uid());
    entry.setGroupId(state.owner().gid());
    entry.setMode(state.mode());
    entry.setModTime(state.modified().toEpochMilli());
    entry.setLinkName(state.link().orElse(""));
    if (other != null) {
      entry.setDevMajor(other.getDevMajor());
      entry.setDevMinor(other.getDevMinor());
      other.getExtraPaxHeaders().forEach(entry::addPaxHeader);
    }
    return entry;
  }

  private static byte flag(FileKind kind) {
    return switch (kind) {
      case FILE -> TarConstants.LF_NORMAL;
      case DIRECTORY -> TarConstants.LF_DIR;
      case SYMLINK -> TarConstants.LF_SYMLINK;
      case HARD_LINK -> TarConstants.LF_LINK;
      case FIFO -> TarConstants.LF_FIFO;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
    };
  }

  /** Returns what the engine sent for one path alone, which it calls by its last name. */
  public static FileState moved(FileState state, ContentPath to) {
    return copy(state, to);
  }

  /** Returns what the engine sent below a directory, whose own name it puts in front. */
  public static FileState below(FileState state, ContentPath directory) {
    if (directory.isRoot()) {
      return state;
    }
    FileState moved = copy(state, below(state.path().value(), directory));
    return state.kind() == FileKind.HARD_LINK
        ? moved.toBuilder().link(below(state.link().orElse(""), directory).value()).build()
        : moved;
  }

  private static ContentPath below(String path, ContentPath directory) {
    int slash = path.indexOf('/');
    return slash < 0 ? directory : directory.resolve(path.substring(slash + 1));
  }

  private static FileState copy(FileState state, ContentPath path) {
    return FileState.at(path, state.kind())
        .size(state.size())
        .access(state.owner(), state.mode())
        .modified(state.modified())
        .link(state.link().orElse(""))
        .device(state.device().orElse(""))
        .build();
  }

  /** Returns a path, and fails if it leads out of the volume. */
  public static ContentPath path(String name) throws IOException {
    try {
      return ContentPath.of(name);
    } catch (InvalidDefinitionException e) {
      throw new IOException("the archive has an entry that leads out of it: " + name, e);
    }
  }

  private static FileKind kind(TarArchiveEntry entry) throws IOException {
    if (entry.isDirectory()) {
      return FileKind.DIRECTORY;
    }
    if (entry.isSymbolicLink()) {
      return FileKind.SYMLINK;
    }
    if (entry.isLink()) {
      return FileKind.HARD_LINK;
    }
    if (entry.isFIFO()) {
      return FileKind.FIFO;
    }
    if (entry.isCharacterDevice()) {
      return FileKind.CHARACTER_DEVICE;
    }
    if (entry.isBlockDevice()) {
      return FileKind.BLOCK_DEVICE;
    }
    if (entry.isFile()) {
      return FileKind.FILE;
    }
    throw new IOException("the archive has an entry of an unknown kind: " + entry.getName());
  }
}
