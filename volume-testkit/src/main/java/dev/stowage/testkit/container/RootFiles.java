package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.files.TreeCopy;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.tree.FileContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a new container has of its own: those of its image, and some that all have. */
final class RootFiles {

  private static final List<String> DIRECTORIES =
      List.of("/dev/pts", "/dev/shm", "/proc", "/sys", "/etc");

  private static final List<String> EMPTY_FILES =
      List.of("/.dockerenv", "/dev/console", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf");

  private RootFiles() {}

  static Directory of(@Nullable StoredImage image, Instant now) {
    Attributes made = Attributes.ofRoot(0_755, now);
    Directory root = new Directory(made);
    if (image != null) {
      TreeCopy.copyInto(image.root(), root);
    }
    MountedTree tree = MountedTree.of(root, List.of());
    DIRECTORIES.forEach(path -> tree.makeDirectories(path, made));
    for (String path : EMPTY_FILES) {
      parent(tree, path, made).put(Paths.base(path), new RegularFile(made, FileContent.empty()));
    }
    parent(tree, "/etc/mtab", made)
        .put("mtab", new Symlink(Attributes.ofRoot(0_777, now), "/proc/mounts"));
    return root;
  }

  private static Directory parent(MountedTree tree, String path, Attributes made) {
    Directory parent = tree.makeDirectories(Paths.parent(path), made);
    parent.attributes(parent.attributes().withModified(made.modified()));
    return parent;
  }
}
