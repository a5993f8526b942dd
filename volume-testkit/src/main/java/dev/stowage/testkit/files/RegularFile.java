package dev.stowage.testkit.files;

/** A file with content. The array is never changed, only replaced. */
public final class RegularFile extends Inode {

  private byte[] content;

  public RegularFile(Attributes attributes, byte[] content) {
    super(attributes);
    this.content = content;
  }

  public byte[] content() {
    return content;
  }

  public void content(byte[] newer) {
    this.content = newer;
  }

  @Override
  Runnable saveContent() {
    byte[] now = content;
    return () -> content = now;
  }
}
