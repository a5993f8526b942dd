package dev.stowage.testkit.image;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.world.Saved;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/** An image that exists. Its tree is never changed. Guarded by the world's lock. */
public final class StoredImage {

  private final String id;
  private final Instant created;
  private final ImageConfig config;
  private final Directory root;
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> users = new TreeSet<>();

  StoredImage(String id, Instant created, ImageConfig config, Directory root) {
    this.id = id;
    this.created = created;
    this.config = config;
    this.root = root;
  }

  /** Returns {@code sha256:} and 64 hex digits. */
  public String id() {
    return id;
  }

  public Instant created() {
    return created;
  }

  public ImageConfig config() {
    return config;
  }

  /** Returns the content; copy it before changing anything. */
  public Directory root() {
    return root;
  }

  /** Returns names with tags, such as {@code busybox:latest}, sorted. */
  public Set<String> tags() {
    return Collections.unmodifiableSet(tags);
  }

  void tag(String name) {
    tags.add(name);
  }

  void untag(String name) {
    tags.remove(name);
  }

  /** Returns the ids of the containers made from it, running or not. */
  public Set<String> users() {
    return Collections.unmodifiableSet(users);
  }

  Runnable save() {
    return Saved.all(Saved.of(tags), Saved.of(users));
  }

  public void usedBy(String container) {
    users.add(container);
  }

  public void releasedBy(String container) {
    users.remove(container);
  }

  /** Returns the bytes of all files; a file with several names counts once. */
  public long size() {
    return size(root, new IdentityHashMap<>());
  }

  private static long size(Directory directory, IdentityHashMap<Inode, Boolean> seen) {
    long size = 0;
    for (Inode inode : directory.entries().values()) {
      if (inode instanceof Directory inner) {
        size += size(inner, seen);
      } else if (inode instanceof RegularFile file && seen.put(file, true) == null) {
        size += file.content().length;
      }
    }
    return size;
  }
}
