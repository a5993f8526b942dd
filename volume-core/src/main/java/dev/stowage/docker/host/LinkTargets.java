package dev.stowage.docker.host;

import dev.stowage.volume.file.FileState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follows symbolic links as a kernel would, without asking one. */
final class LinkTargets {

  /** Linux follows no more, and opens nothing then. */
  private static final int MOST_LINKS = 40;

  private final Function<String, Optional<FileState>> links;
  private final HostNames names;

  /**
   * Follows the links of a tree.
   *
   * @param links finds the symbolic link at a path
   * @param names what names the host can have
   */
  LinkTargets(Function<String, Optional<FileState>> links, HostNames names) {
    this.links = links;
    this.names = names;
  }

  /** Tells whether a link leads out of the tree, by itself or by way of others. */
  boolean leadOut(FileState link) {
    List<String> at = new ArrayList<>(namesOf(link.path().parent().value()));
    Deque<String> rest = new ArrayDeque<>();
    if (!follow(link, rest)) {
      return true;
    }
    for (int followed = 1; !rest.isEmpty(); ) {
      String name = rest.pop();
      if (name.equals("..")) {
        if (at.isEmpty()) {
          return true;
        }
        at.remove(at.size() - 1);
        continue;
      }
      at.add(name);
      Optional<FileState> next = links.apply(String.join("/", at));
      if (next.isPresent()) {
        at.remove(at.size() - 1);
        if (++followed > MOST_LINKS || !follow(next.get(), rest)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Puts the names of a target in front of what is still to go; false if it leads anywhere. */
  private boolean follow(FileState link, Deque<String> rest) {
    String target = link.link().orElse("");
    List<String> steps = namesOf(target);
    for (int i = steps.size() - 1; i >= 0; i--) {
      String name = steps.get(i);
      if (!name.equals("..") && names.problem(name).isPresent()) {
        return false;
      }
      rest.push(name);
    }
    return !target.startsWith("/");
  }

  private static List<String> namesOf(String path) {
    List<String> found = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        found.add(name);
      }
    }
    return found;
  }
}
