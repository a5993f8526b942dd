package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Symlink;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The rules of engines that look at names as text: links on the way are followed. */
final class ClassicRules implements EntryRules {

  private final MountedTree tree;
  private final TreeWriter writer;
  private final String destination;
  private final boolean explainsChown;

  ClassicRules(MountedTree tree, TreeWriter writer, String destination, boolean explainsChown) {
    this.tree = tree;
    this.writer = writer;
    this.destination = destination;
    this.explainsChown = explainsChown;
  }

  @Override
  public Optional<Spot> place(String sent) {
    String name = Paths.clean(sent);
    if (!name.equals("/")) {
      String parent = Paths.join(destination, Paths.parent("./" + name));
      if (isMissing(parent)) {
        writer.makeDirectories(parent, 0_755);
      }
    }
    String path = Paths.join(destination, name);
    // One step up is let through, as the engine does.
    if (!Paths.isWithin(path, destination) && !path.equals(Paths.parent(destination))) {
      throw FileFailure.of(Quoted.of(name) + " is outside of " + Quoted.of(destination));
    }
    return Optional.of(new Spot(path, path, name.equals(".")));
  }

  private boolean isMissing(String path) {
    try {
      return tree.find(path).isEmpty();
    } catch (FileFailure e) {
      return e.is(Errno.NO_ENTRY);
    }
  }

  @Override
  public Spot linked(TarArchiveEntry entry) {
    String target = Paths.join(destination, entry.getLinkName());
    if (!target.startsWith(destination)) {
      throw FileFailure.of(
          "invalid hardlink " + Quoted.of(target) + " -> " + Quoted.of(entry.getLinkName()));
    }
    return new Spot(target, target, false);
  }

  @Override
  public void checkSymlink(TarArchiveEntry entry, Spot spot) {
    String target = Paths.join(Paths.parent(spot.path()), entry.getLinkName());
    if (!target.startsWith(destination)) {
      throw FileFailure.of(
          "invalid symlink " + Quoted.of(spot.path()) + " -> " + Quoted.of(entry.getLinkName()));
    }
  }

  /** The engine looks for the link's target by its bare name, so in the root directory. */
  @Override
  public boolean changesLinked(TarArchiveEntry entry) {
    Optional<Inode> bare = writer.look(Paths.join("/", entry.getLinkName()));
    return bare.isPresent() && !(bare.get() instanceof Symlink);
  }

  @Override
  public String followed(Spot spot) {
    return tree.follow(spot.path());
  }

  @Override
  public FileFailure failed(String operation, Spot spot, FileFailure reason) {
    return reason.during(operation, spot.shown());
  }

  @Override
  public FileFailure linkFailed(String operation, String target, Spot spot, FileFailure reason) {
    return reason.during(operation, target + " " + spot.shown());
  }

  @Override
  public FileFailure fifoFailed(Spot spot, FileFailure reason) {
    return reason.bare();
  }

  @Override
  public FileFailure removalFailed(Spot spot, FileFailure reason) {
    String stuck = reason.path();
    if (spot.path().equals("/")) {
      return reason.during("unlinkat", "./" + (stuck.equals("/") ? "/" : "/" + stuck));
    }
    String parent = Paths.parent(spot.path());
    int below = parent.equals("/") ? 1 : parent.length() + 1;
    return reason.during("unlinkat", parent + "/" + stuck.substring(below));
  }

  @Override
  public FileFailure chownFailed(Spot spot, Owner owner, FileFailure reason) {
    FileFailure bare = reason.during("lchown", spot.shown());
    return explainsChown ? bare.after(RootedRules.chownOf(spot, owner)) : bare;
  }
}
