package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Symlink;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The rules of engines that treat the destination as a root of its own: absolute links lead to it,
 * and nothing leads out of it.
 */
final class RootedRules implements EntryRules {

  private static final int MOST_LINKS = 40;

  private final MountedTree tree;
  private final TreeWriter writer;
  private final String destination;

  RootedRules(MountedTree tree, TreeWriter writer, String destination) {
    this.tree = tree;
    this.writer = writer;
    this.destination = destination;
  }

  @Override
  public Optional<Spot> place(String sent) {
    String name = Paths.clean(Paths.withoutLeadingSlashes(sent));
    if (leadsOut(name)) {
      throw FileFailure.of("invalid entry name " + Quoted.of(sent));
    }
    if (name.equals(".")) {
      return Optional.empty();
    }
    String parent = resolve(Paths.parent("./" + name));
    if (writer.look(at(parent)).isEmpty()) {
      makeDirectories(parent);
    }
    return Optional.of(spot(parent, name));
  }

  private static boolean leadsOut(String name) {
    return name.equals("..") || name.startsWith("../");
  }

  private Spot spot(String parent, String name) {
    String shown = Paths.clean(parent + "/" + Paths.base(name));
    return new Spot(at(shown), shown, false);
  }

  private String at(String relative) {
    return Paths.join(destination, relative);
  }

  private void makeDirectories(String parent) {
    try {
      writer.makeDirectories(at(parent), 0_755);
    } catch (FileFailure e) {
      throw e.during("mkdirat", parent);
    }
  }

  /** Follows all links in a path, which need not lead to anything; absolute ones from the root. */
  private String resolve(String asked) {
    return resolve(asked, "statat", true);
  }

  private String resolve(String asked, String operation, boolean rebases) {
    String done = ".";
    String rest = asked;
    boolean rebased = false;
    for (int links = 0; !rest.isEmpty(); ) {
      int slash = rest.indexOf('/');
      String part = slash < 0 ? rest : rest.substring(0, slash);
      rest = slash < 0 ? "" : rest.substring(slash + 1);
      if (part.equals("..") && done.equals(".")) {
        throw escapes(operation, asked);
      }
      String next = Paths.clean(done + "/" + part);
      if (find(next, rebased ? at(next) : asked, rebased).orElse(null) instanceof Symlink link) {
        if (++links > MOST_LINKS) {
          throw new FileFailure("statat", asked, Errno.LOOP);
        }
        boolean absolute = link.target().startsWith("/");
        if (absolute && !rebases) {
          throw escapes(operation, asked);
        }
        done = absolute ? "." : done;
        rebased |= absolute;
        String target =
            absolute ? Paths.withoutLeadingSlashes(Paths.clean(link.target())) : link.target();
        rest = rest.isEmpty() ? target : target + "/" + rest;
      } else {
        done = next;
      }
    }
    return done;
  }

  private static FileFailure escapes(String operation, String asked) {
    return FileFailure.of(operation + " " + asked + ": path escapes from parent");
  }

  /** Looks from the outside once an absolute link was followed, and says so. */
  private Optional<Inode> find(String relative, String shown, boolean outside) {
    try {
      return tree.find(at(relative));
    } catch (FileFailure e) {
      throw e.during(outside ? "lstat" : "statat", shown);
    }
  }

  @Override
  public Spot linked(TarArchiveEntry entry) {
    String name = Paths.clean(Paths.withoutLeadingSlashes(entry.getLinkName()));
    if (name.equals(".") || leadsOut(name)) {
      throw FileFailure.of("invalid hardlink target " + Quoted.of(entry.getLinkName()));
    }
    return spot(resolve(Paths.parent("./" + name)), name);
  }

  @Override
  public void checkSymlink(TarArchiveEntry entry, Spot spot) {
    // A link may say what it likes: it is judged when something goes through it.
  }

  @Override
  public boolean changesLinked(TarArchiveEntry entry) {
    return !(writer.look(linked(entry).path()).orElse(null) instanceof Symlink);
  }

  @Override
  public String followed(Spot spot) {
    return at(resolve(spot.shown(), "chtimesat", false));
  }

  @Override
  public FileFailure failed(String operation, Spot spot, FileFailure reason) {
    return reason.during(operation + "at", spot.shown());
  }

  @Override
  public FileFailure linkFailed(String operation, String target, Spot spot, FileFailure reason) {
    return reason.during(operation + "at", target + " " + spot.shown());
  }

  @Override
  public FileFailure fifoFailed(Spot spot, FileFailure reason) {
    return reason.is(Errno.NOT_DIRECTORY)
        ? reason.during("openat", Paths.clean(Paths.parent("./" + spot.shown())))
        : reason.bare();
  }

  @Override
  public FileFailure removalFailed(Spot spot, FileFailure reason) {
    return reason.during("RemoveAll", spot.shown());
  }

  @Override
  public FileFailure chownFailed(Spot spot, Owner owner, FileFailure reason) {
    return reason.during("lchownat", spot.shown()).after(chownOf(spot, owner));
  }

  static String chownOf(Spot spot, Owner owner) {
    return "failed to Lchown "
        + Quoted.of(spot.shown())
        + " for UID "
        + owner.uid()
        + ", GID "
        + owner.gid();
  }
}
