package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes space on the engine's disk for what a new container brings with it. */
public final class LayerSpace {

  /** Each layer begins with the short name that others mount it by. */
  private static final int SHORT_NAME = 26;

  private final World world;

  public LayerSpace(World world) {
    this.world = world;
  }

  /**
   * Takes what any layer needs, or fails as the engine does.
   *
   * @param suffix {@code -init} for that of a container, nothing for that of an image
   */
  public void takeForLayer(String suffix) {
    if (world.disk().take(SHORT_NAME) < SHORT_NAME) {
      throw EngineFailure.system(
          "write "
              + world.dataRoot()
              + "/overlay2/"
              + world.ids().next()
              + suffix
              + (world.has(Quirk.OLD_WORDING)
                  ? "/link"
                  : "/.tmp-link" + world.ids().below(Integer.MAX_VALUE))
              + ": "
              + Errno.NO_SPACE.text());
    }
  }

  /** Takes what a copied tree needs; what does not fit, and what comes after it, is gone. */
  void takeForCopy(Directory copy, String path) {
    fit(copy, path)
        .ifPresent(
            full -> {
              throw EngineFailure.system(
                  "failed to copy files: "
                      + (world.has(Quirk.COPIES_IN_USERSPACE) ? "userspace copy failed: " : "")
                      + "write "
                      + full
                      + ": "
                      + Errno.NO_SPACE.text());
            });
  }

  /** Returns the path of the file that did not fit. */
  private Optional<String> fit(Directory directory, String path) {
    Optional<String> full = Optional.empty();
    List<String> names = new ArrayList<>(directory.entries().keySet());
    for (String name : names) {
      if (full.isPresent()) {
        directory.remove(name);
      } else {
        full = fit(directory.find(name).orElseThrow(), Paths.join(path, name));
      }
    }
    return full;
  }

  private Optional<String> fit(Inode inode, String path) {
    if (inode instanceof Directory inner) {
      return fit(inner, path);
    }
    if (inode instanceof RegularFile file) {
      long fitting = world.disk().take(file.content().size());
      if (fitting < file.content().size()) {
        file.content(file.content().first(fitting));
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
