package dev.stowage.testkit.archive;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Special;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.world.World;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Walks a tree and lists the entries of its tar, in the engine's order. */
public final class Packing {

  private final MountedTree tree;
  private final boolean onHost;
  private final List<Packed> entries = new ArrayList<>();
  private final IdentityHashMap<Inode, String> seen = new IdentityHashMap<>();

  /**
   * An entry as it was when the tree was walked.
   *
   * @param header makes its header
   * @param content its content
   */
  record Packed(Supplier<TarArchiveEntry> header, FileContent content) {}

  private Packing(MountedTree tree, boolean onHost) {
    this.tree = tree;
    this.onHost = onHost;
  }

  /** Lists now and returns what can be read later, whatever becomes of the tree meanwhile. */
  public static TarStream of(World world, MountedTree tree, PathStat source) {
    Packing packing = new Packing(tree, world.has(Quirk.ARCHIVES_ON_THE_HOST));
    packing.add(source.path(), source.inode(), source.name().equals("/") ? "" : source.name());
    return new TarStream(packing.entries);
  }

  private void add(String path, Inode inode, String name) {
    if (inode instanceof Special special && special.kind() == Special.Kind.SOCKET) {
      return;
    }
    if (inode instanceof Directory directory) {
      add(inode, name + "/", TarConstants.LF_DIR, entry -> {});
      for (String child : directory.entries().keySet()) {
        String at = Paths.join(path, child);
        add(at, tree.find(at).orElseThrow(), name + "/" + child);
      }
      return;
    }
    String first = inode.hasHardLinks() ? seen.putIfAbsent(inode, name) : null;
    if (first != null) {
      add(inode, name, TarConstants.LF_LINK, entry -> entry.setLinkName(first));
    } else {
      addFile(inode, name);
    }
  }

  private void addFile(Inode inode, String name) {
    if (inode instanceof RegularFile file) {
      FileContent content = file.content();
      entries.add(
          new Packed(
              header(inode, name, TarConstants.LF_NORMAL, it -> it.setSize(content.size())),
              content));
    } else if (inode instanceof Symlink link) {
      String target = link.target();
      add(inode, name, TarConstants.LF_SYMLINK, entry -> entry.setLinkName(target));
    } else {
      Special special = (Special) inode;
      add(
          inode,
          name,
          flag(special.kind()),
          entry -> {
            entry.setDevMajor(special.major());
            entry.setDevMinor(special.minor());
          });
    }
  }

  private void add(Inode inode, String name, byte flag, Consumer<TarArchiveEntry> more) {
    entries.add(new Packed(header(inode, name, flag, more), FileContent.empty()));
  }

  private static byte flag(Special.Kind kind) {
    return switch (kind) {
      case FIFO, SOCKET -> TarConstants.LF_FIFO;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
    };
  }

  /** Keeps what the header says now; a whole header is much larger than that. */
  private Supplier<TarArchiveEntry> header(
      Inode inode, String name, byte flag, Consumer<TarArchiveEntry> more) {
    Attributes attributes = inode.attributes();
    return () -> {
      TarArchiveEntry header = new TarArchiveEntry(name, flag, true);
      header.setUserId(attributes.uid());
      header.setGroupId(attributes.gid());
      header.setUserName(onHost && attributes.uid() == 0 ? "root" : "");
      header.setGroupName(onHost && attributes.gid() == 0 ? "root" : "");
      header.setMode(attributes.mode() | (onHost ? GoMode.unixKind(inode) : 0));
      header.setModTime(attributes.modified().truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
      more.accept(header);
      return header;
    };
  }
}
