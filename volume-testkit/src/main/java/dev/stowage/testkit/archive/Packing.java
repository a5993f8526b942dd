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
import dev.stowage.testkit.world.World;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Walks a tree and lists the entries of its tar, in the engine's order. */
public final class Packing {

  private static final byte[] NOTHING = new byte[0];

  private final MountedTree tree;
  private final boolean onHost;
  private final List<Packed> entries = new ArrayList<>();
  private final IdentityHashMap<Inode, String> seen = new IdentityHashMap<>();

  /**
   * An entry as it was when the tree was walked.
   *
   * @param entry its header
   * @param content its content, which is never changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Packed(TarArchiveEntry entry, byte[] content) {}

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
      entries.add(new Packed(header(inode, name + "/", TarConstants.LF_DIR), NOTHING));
      for (String child : directory.entries().keySet()) {
        String at = Paths.join(path, child);
        add(at, tree.find(at).orElseThrow(), name + "/" + child);
      }
      return;
    }
    String first = inode.hasHardLinks() ? seen.putIfAbsent(inode, name) : null;
    if (first != null) {
      TarArchiveEntry link = header(inode, name, TarConstants.LF_LINK);
      link.setLinkName(first);
      entries.add(new Packed(link, NOTHING));
    } else {
      entries.add(file(inode, name));
    }
  }

  private Packed file(Inode inode, String name) {
    if (inode instanceof RegularFile file) {
      TarArchiveEntry header = header(inode, name, TarConstants.LF_NORMAL);
      header.setSize(file.content().length);
      return new Packed(header, file.content());
    }
    if (inode instanceof Symlink link) {
      TarArchiveEntry header = header(inode, name, TarConstants.LF_SYMLINK);
      header.setLinkName(link.target());
      return new Packed(header, NOTHING);
    }
    Special special = (Special) inode;
    TarArchiveEntry header = header(inode, name, flag(special.kind()));
    header.setDevMajor(special.major());
    header.setDevMinor(special.minor());
    return new Packed(header, NOTHING);
  }

  private static byte flag(Special.Kind kind) {
    return switch (kind) {
      case FIFO, SOCKET -> TarConstants.LF_FIFO;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
    };
  }

  private TarArchiveEntry header(Inode inode, String name, byte flag) {
    Attributes attributes = inode.attributes();
    TarArchiveEntry header = new TarArchiveEntry(name, flag, true);
    header.setUserId(attributes.uid());
    header.setGroupId(attributes.gid());
    header.setUserName(onHost && attributes.uid() == 0 ? "root" : "");
    header.setGroupName(onHost && attributes.gid() == 0 ? "root" : "");
    header.setMode(attributes.mode() | (onHost ? GoMode.unixKind(inode) : 0));
    header.setModTime(attributes.modified().truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
    return header;
  }
}
