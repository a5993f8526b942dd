package dev.stowage.testkit.files;

/**
 * Something in a tree; in two places at once if it has a hard link. Guarded by the world's lock.
 */
public abstract sealed class Inode permits Directory, RegularFile, Symlink, Special {

  private Attributes attributes;

  Inode(Attributes attributes) {
    this.attributes = attributes;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** Returns what puts this back as it is now, with all that is in it. */
  public Runnable save() {
    Attributes now = attributes;
    Runnable content = saveContent();
    return () -> {
      attributes = now;
      content.run();
    };
  }

  abstract Runnable saveContent();

  public void attributes(Attributes newer) {
    this.attributes = newer;
  }
}
