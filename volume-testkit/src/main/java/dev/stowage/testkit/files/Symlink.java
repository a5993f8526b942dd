package dev.stowage.testkit.files;

/** A symbolic link; its target is text and need not exist. */
public final class Symlink extends Inode {

  private final String target;

  public Symlink(Attributes attributes, String target) {
    super(attributes);
    this.target = target;
  }

  public String target() {
    return target;
  }

  @Override
  Runnable saveContent() {
    return () -> {};
  }
}
