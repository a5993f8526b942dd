package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.FileState;
import java.nio.file.Path;

/** Where a part of a seed comes from. Nothing is read before a volume is filled. */
public sealed interface SeedSource {

  /**
   * A directory of this machine and all below it.
   *
   * @param path which
   */
  record Directory(Path path) implements SeedSource {

    /**
     * Makes a source.
     *
     * @param path which directory
     */
    public Directory {
      requireNonNull(path, "path");
    }
  }

  /**
   * A folder of the class path, in directories and jars; of equal names the first counts.
   *
   * @param loader whose class path
   * @param folder such as {@code db/fixtures}
   */
  record ClassPath(ClassLoader loader, String folder) implements SeedSource {

    /**
     * Makes a source.
     *
     * @param loader whose class path
     * @param folder such as {@code db/fixtures}
     */
    public ClassPath {
      requireNonNull(loader, "loader");
      requireNonNull(folder, "folder");
    }
  }

  /**
   * A tar, in any packing that an archive of a volume can have.
   *
   * @param path the file
   */
  record Archive(Path path) implements SeedSource {

    /**
     * Makes a source.
     *
     * @param path the file
     */
    public Archive {
      requireNonNull(path, "path");
    }
  }

  /**
   * Something that is written down in the program.
   *
   * @param state what it is
   * @param content what is in it; empty for all but a regular file
   */
  record Written(FileState state, SeedContent content) implements SeedSource {

    /**
     * Makes a source.
     *
     * @param state what it is
     * @param content what is in it
     */
    public Written {
      requireNonNull(state, "state");
      requireNonNull(content, "content");
    }
  }

  /**
   * A regular file of this machine, as it was when somebody looked at it.
   *
   * @param path the file
   * @param seen its place, owner, mode, time and size, and the hash that its content must have
   */
  record SeenFile(Path path, ManifestEntry seen) implements SeedSource {

    /**
     * Makes a source.
     *
     * @param path the file
     * @param seen what it was
     */
    public SeenFile {
      requireNonNull(path, "path");
      requireNonNull(seen, "seen");
    }
  }
}
