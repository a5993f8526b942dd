package dev.stowage.testkit.files;

import dev.stowage.testkit.tree.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A root directory with other trees mounted in it: what is seen in a container. Symbolic links
 * never lead out. Guarded by the world's lock.
 */
public final class MountedTree {

  private static final int MOST_LINKS = 255;
  private static final int MOST_KERNEL_LINKS = 40;
  private static final int LONGEST_NAME = 255;

  private final Directory root;
  private final TreeMap<String, Place> places = new TreeMap<>();

  private MountedTree(Directory root) {
    this.root = root;
  }

  /** Mounts, outermost first; mount points that are missing are made, as the engine makes them. */
  public static MountedTree of(Directory root, List<Place> places) {
    MountedTree tree = new MountedTree(root);
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingLong(place -> depth(Paths.clean(place.target()))));
    sorted.forEach(tree::mount);
    return tree;
  }

  private static long depth(String path) {
    return path.chars().filter(c -> c == '/').count();
  }

  private void mount(Place place) {
    String target = follow(Paths.join("/", place.target()));
    if (find(target).isEmpty()) {
      if (placeOf(target).filter(Place::readOnly).isPresent()) {
        throw new FileFailure("mkdirat", target, Errno.READ_ONLY);
      }
      Attributes made = Attributes.ofRoot(0_755, place.inode().attributes().modified());
      Directory parent = makeDirectories(Paths.parent(target), made);
      parent.put(
          Paths.base(target),
          place.inode() instanceof Directory
              ? new Directory(made)
              : new RegularFile(made, FileContent.empty()));
    }
    places.put(target, place);
  }

  /** Returns a directory, made with all above it where they are missing. */
  public Directory makeDirectories(String path, Attributes attributes) {
    Optional<Inode> found = find(path);
    if (found.isEmpty()) {
      Directory parent = makeDirectories(Paths.parent(path), attributes);
      Directory made = new Directory(attributes);
      parent.put(Paths.base(path), made);
      return made;
    }
    if (found.get() instanceof Directory directory) {
      return directory;
    }
    throw new FileFailure("mkdir", path, Errno.NOT_DIRECTORY);
  }

  /**
   * Returns the path without symbolic links, seen from the root; what does not exist is taken as it
   * is written.
   */
  public String follow(String path) {
    String rest = path;
    String done = "/";
    for (int steps = 0; !rest.isEmpty(); steps++) {
      if (steps > MOST_LINKS) {
        throw FileFailure.of("evalSymlinksInScope: too many links in " + path, path, Errno.LOOP);
      }
      int slash = rest.indexOf('/');
      String part = slash < 0 ? rest : rest.substring(0, slash);
      rest = slash < 0 ? "" : rest.substring(slash + 1);
      String next = Paths.join(done, part);
      if (part.isEmpty()) {
        continue;
      }
      if (find(next).orElse(null) instanceof Symlink link) {
        done = link.target().startsWith("/") ? "/" : done;
        rest = link.target() + "/" + rest;
      } else {
        done = next;
      }
    }
    return done;
  }

  /**
   * Returns what is at a clean path; links in it are followed, but not at its end.
   *
   * @throws FileFailure if the path leads through something that is no directory
   */
  public Optional<Inode> find(String path) {
    if (Paths.base(path).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new FileFailure("lstat", path, Errno.NAME_TOO_LONG);
    }
    if (path.equals("/")) {
      return Optional.of(mounted("/").map(Place::inode).orElse(root));
    }
    Optional<Place> place = mounted(path);
    if (place.isPresent()) {
      return Optional.of(place.get().inode());
    }
    Optional<Inode> parent = find(Paths.parent(path));
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    if (parent.get() instanceof Symlink) {
      return find(Paths.join(follow(Paths.parent(path)), Paths.base(path)));
    }
    if (parent.get() instanceof Directory directory) {
      return directory.find(Paths.base(path));
    }
    throw new FileFailure("lstat", path, Errno.NOT_DIRECTORY);
  }

  /**
   * Returns the path without links of something that exists, as the kernel finds it.
   *
   * @param followLast whether a link at the end is followed too; one before a slash always is
   * @throws FileFailure if there is no such thing
   */
  public String walk(String path, boolean followLast) {
    String done = "/";
    String rest = path;
    for (int links = 0; !rest.isEmpty(); ) {
      int slash = rest.indexOf('/');
      String part = slash < 0 ? rest : rest.substring(0, slash);
      boolean last = slash < 0;
      rest = last ? "" : rest.substring(slash + 1);
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        done = part.equals("..") ? Paths.parent(done) : done;
        continue;
      }
      String next = Paths.join(done, part);
      Inode found = found(next, path);
      if (found instanceof Symlink link && (!last || followLast)) {
        if (++links > MOST_KERNEL_LINKS) {
          throw new FileFailure("lstat", path, Errno.LOOP);
        }
        done = link.target().startsWith("/") ? "/" : done;
        rest = link.target() + (last ? "" : "/" + rest);
      } else if (!last && !(found instanceof Directory)) {
        throw new FileFailure("lstat", path, Errno.NOT_DIRECTORY);
      } else {
        done = next;
      }
    }
    return done;
  }

  private Inode found(String at, String asked) {
    try {
      return find(at).orElseThrow(() -> new FileFailure("lstat", asked, Errno.NO_ENTRY));
    } catch (FileFailure e) {
      throw e.during("lstat", asked);
    }
  }

  /** Returns what is mounted exactly at a path without links. */
  public Optional<Place> mounted(String path) {
    return Optional.ofNullable(places.get(path));
  }

  /** Returns the innermost mount that a path without links is in. */
  public Optional<Place> placeOf(String path) {
    for (String up = path; ; up = Paths.parent(up)) {
      Optional<Place> place = mounted(up);
      if (place.isPresent() || up.equals("/")) {
        return place;
      }
    }
  }

  /** Tells whether something is mounted somewhere below a path without links. */
  public boolean hasMountsBelow(String path) {
    return places.keySet().stream().anyMatch(at -> !at.equals(path) && Paths.isWithin(at, path));
  }

  /** Returns the root itself, whatever is mounted over it. */
  public Directory root() {
    return root;
  }
}
