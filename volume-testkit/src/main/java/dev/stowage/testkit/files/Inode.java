package dev.stowage.testkit.files;

/**
 * Something in a tree; in two places at once if it has a hard link. Guarded by the world's lock.
 */
public abstract sealed class Inode permits Directory, RegularFile, Symlink, Special {

  private Attributes attributes;
  private int names;

  Inode(Attributes attributes) {
    this.attributes = attributes;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** Returns what puts this back as it is now, with all that is in it. */
  public Runnable save() {
    Attributes now = attributes;
    int count = names;
    Runnable content = saveContent();
    return () -> {
      attributes = now;
      names = count;
      content.run();
    };
  }

  abstract Runnable saveContent();

  /** Tells whether it has a second name, in this directory or in another. */
  public boolean hasHardLinks() {
    return names > 1;
  }

  void named(int more) {
    names += more;
  }

  public void attributes(Attributes newer) {
    this.attributes = newer;
  }
}
