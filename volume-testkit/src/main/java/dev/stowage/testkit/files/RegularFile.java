package dev.stowage.testkit.files;

import dev.stowage.testkit.tree.FileContent;

/** A file with content. */
public final class RegularFile extends Inode {

  private FileContent content;

  public RegularFile(Attributes attributes, FileContent content) {
    super(attributes);
    this.content = content;
  }

  public FileContent content() {
    return content;
  }

  public void content(FileContent newer) {
    this.content = newer;
  }

  @Override
  Runnable saveContent() {
    FileContent now = content;
    return () -> content = now;
  }
}
