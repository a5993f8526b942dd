package dev.stowage.testkit.archive;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Special;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.world.World;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Puts what is in a tar into a directory, entry by entry; the first that fails ends it. */
public final class Unpacking {

  /** Times beyond what fits in 64 bits of nanoseconds, and those before 1970, become 1970. */
  private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

  /** What is sent is kept in an array. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final World world;
  private final TreeWriter writer;
  private final EntryRules rules;
  private final String destination;
  private final UnpackOptions options;
  private final List<DirectoryTime> directoryTimes = new ArrayList<>();

  /** A time that waits for the end, because each file that is put in a directory changes it. */
  private record DirectoryTime(Spot spot, Instant time) {}

  private Unpacking(World world, MountedTree tree, String destination, UnpackOptions options) {
    this.world = world;
    this.destination = destination;
    this.options = options;
    this.writer = new TreeWriter(tree, world.clock().instant());
    this.rules =
        world.has(Quirk.UNPACKS_IN_A_ROOT)
            ? new RootedRules(tree, writer, destination)
            : new ClassicRules(tree, writer, destination, !world.has(Quirk.ARCHIVES_ON_THE_HOST));
  }

  /** Unpacks what an image is made of, into a root as the engine makes it. */
  public static Directory image(World world, TarSource source) {
    Directory root = new Directory(Attributes.ofRoot(0_755, world.clock().instant()));
    unpack(world, source, MountedTree.of(root, List.of()), "/", UnpackOptions.plain());
    return root;
  }

  /**
   * Unpacks. The world's lock is taken for each entry, but not while the source is read, so it must
   * not be held; if the source fails, what was read of a file stays.
   *
   * @throws FileFailure if something cannot be put where it belongs, or the tar is broken
   */
  public static void unpack(
      World world, TarSource source, MountedTree tree, String destination, UnpackOptions options) {
    try {
      new Unpacking(world, tree, destination, options).all(source);
    } catch (FileFailure failure) {
      throw world.has(Quirk.ARCHIVES_ON_THE_HOST) ? fromProcess(failure, source) : failure;
    }
  }

  /** Older engines unpack in a process of their own, which only says that it failed. */
  private static FileFailure fromProcess(FileFailure failure, TarSource source) {
    boolean cut = source.isCompressionCut();
    return FileFailure.of(
        "Error processing tar file("
            + (cut && source.isBetweenEntries()
                ? failure.text() + "): "
                : "exit status 1): " + (cut ? TarBlocks.cutShort() : failure).text()));
  }

  private void all(TarSource source) {
    for (Optional<TarArchiveEntry> next = source.next(); next.isPresent(); next = source.next()) {
      add(next.get(), source);
    }
    world.run(() -> directoryTimes.forEach(this::set));
  }

  private void add(TarArchiveEntry entry, TarSource source) {
    Optional<Spot> made = world.locked(() -> begin(entry, source.name(entry)));
    if (made.isPresent()) {
      if (isRegular(entry)) {
        fill(made.get(), source);
      }
      world.run(() -> finish(entry, made.get()));
    }
  }

  private static boolean isRegular(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_NORMAL
        || (entry.getLinkFlag() == TarConstants.LF_OLDNORM && !entry.getName().endsWith("/"));
  }

  private static boolean isDirectory(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_DIR
        || (entry.getLinkFlag() == TarConstants.LF_OLDNORM && entry.getName().endsWith("/"));
  }

  /** Makes what an entry is, without its content; empty if the entry is skipped. */
  private Optional<Spot> begin(TarArchiveEntry entry, String name) {
    if (isRegular(entry) && entry.getName().endsWith("/") && entry.getSize() > 0) {
      throw new NotInFakeException(
          "the fake engine does not unpack a file whose name ends with a slash: "
              + entry.getName());
    }
    Optional<Spot> place = rules.place(name);
    if (place.isEmpty()) {
      return place;
    }
    Spot spot = place.get();
    Optional<Inode> existing = writer.look(spot.path());
    if (existing.isPresent()) {
      boolean was = existing.get() instanceof Directory;
      boolean is = isDirectory(entry);
      if (options.keepsKinds() && was != is) {
        throw wrongKind(was, spot);
      }
      if (was && spot.isDestination()) {
        return Optional.empty();
      }
      if (!(was && is)) {
        remove(spot);
      }
    }
    create(entry, spot);
    return place;
  }

  private FileFailure wrongKind(boolean wasDirectory, Spot spot) {
    return FileFailure.of(
        "cannot overwrite "
            + (wasDirectory ? "directory " : "non-directory ")
            + Quoted.of(spot.shown())
            + (wasDirectory ? " with non-directory " : " with directory ")
            + Quoted.of(destination));
  }

  private void remove(Spot spot) {
    try {
      writer.removeAll(spot.path());
    } catch (FileFailure e) {
      throw rules.removalFailed(spot, e);
    }
  }

  private void create(TarArchiveEntry entry, Spot spot) {
    switch (entry.getLinkFlag()) {
      case TarConstants.LF_LINK -> link(entry, spot);
      case TarConstants.LF_SYMLINK -> symlink(entry, spot);
      case TarConstants.LF_CHR -> special(Special.Kind.CHARACTER_DEVICE, entry, spot);
      case TarConstants.LF_BLK -> special(Special.Kind.BLOCK_DEVICE, entry, spot);
      case TarConstants.LF_FIFO -> special(Special.Kind.FIFO, entry, spot);
      default -> {
        if (isDirectory(entry)) {
          directory(spot);
        } else if (isRegular(entry)) {
          int mode = entry.getMode() & 0_7755;
          add("open", spot, new RegularFile(writer.made(mode), FileContent.empty()));
        } else {
          throw FileFailure.of("unhandled tar header type " + entry.getLinkFlag());
        }
      }
    }
  }

  private void directory(Spot spot) {
    if (!(writer.look(spot.path()).orElse(null) instanceof Directory)) {
      add("mkdir", spot, new Directory(writer.made(0_755)));
    }
  }

  private void add(String operation, Spot spot, Inode inode) {
    try {
      writer.add(spot.path(), inode);
    } catch (FileFailure e) {
      throw rules.failed(operation, spot, e);
    }
  }

  private void link(TarArchiveEntry entry, Spot spot) {
    Spot target = rules.linked(entry);
    try {
      writer.link(target.path(), spot.path());
    } catch (FileFailure e) {
      throw rules.linkFailed("link", target.shown(), spot, e);
    }
  }

  private void symlink(TarArchiveEntry entry, Spot spot) {
    rules.checkSymlink(entry, spot);
    try {
      if (entry.getLinkName().isEmpty()) {
        throw new FileFailure("symlink", spot.path(), Errno.NO_ENTRY);
      }
      writer.add(spot.path(), new Symlink(writer.made(0_777), entry.getLinkName()));
    } catch (FileFailure e) {
      throw rules.linkFailed("symlink", entry.getLinkName(), spot, e);
    }
  }

  private void special(Special.Kind kind, TarArchiveEntry entry, Spot spot) {
    try {
      writer.add(
          spot.path(),
          new Special(writer.made(0_644), kind, entry.getDevMajor(), entry.getDevMinor()));
    } catch (FileFailure e) {
      throw rules.fifoFailed(spot, e);
    }
  }

  private void fill(Spot spot, TarSource source) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try {
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        int fitting = (int) world.disk().take(count);
        requireMemory(spot, content.size() + (long) fitting);
        content.write(buffer, 0, fitting);
        if (fitting < count) {
          throw new FileFailure("write", spot.path(), Errno.NO_SPACE);
        }
      }
    } finally {
      world.run(() -> write(spot, FileContent.of(content.toByteArray())));
    }
  }

  private static void requireMemory(Spot spot, long size) {
    if (size > MOST_BYTES) {
      throw new NotInFakeException(
          "the fake engine keeps no file of more than "
              + MOST_BYTES
              + " bytes that is sent to it: "
              + spot.shown());
    }
  }

  private void write(Spot spot, FileContent content) {
    if (writer.look(spot.path()).orElse(null) instanceof RegularFile file) {
      file.content(content);
    }
  }

  private void finish(TarArchiveEntry entry, Spot spot) {
    Inode inode = writer.look(spot.path()).orElseThrow();
    Owner owner = options.owner().orElse(new Owner(entry.getLongUserId(), entry.getLongGroupId()));
    Attributes attributes = inode.attributes().withOwner(owner.uid(), owner.gid());
    boolean isLink = entry.getLinkFlag() == TarConstants.LF_LINK;
    if (!isLink || rules.changesLinked(entry)) {
      attributes = attributes.withModified(time(entry));
      if (!(inode instanceof Symlink)) {
        attributes = attributes.withMode(entry.getMode() & 0_7777);
      }
    }
    try {
      writer.change(spot.path(), inode, attributes);
    } catch (FileFailure e) {
      throw rules.chownFailed(spot, owner, e);
    }
    if (inode instanceof Directory) {
      directoryTimes.add(new DirectoryTime(spot, time(entry)));
    }
  }

  /** By its path: it may be something else by now, or lead elsewhere. */
  private void set(DirectoryTime directory) {
    try {
      writer.setTime(rules.followed(directory.spot()), directory.time());
    } catch (FileFailure e) {
      throw rules.failed("chtimes", directory.spot(), e);
    }
  }

  private static Instant time(TarArchiveEntry entry) {
    Instant time = entry.getLastModifiedTime().toInstant();
    return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? Instant.EPOCH : time;
  }
}
