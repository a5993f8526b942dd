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

  public void attributes(Attributes newer) {
    this.attributes = newer;
  }
}
