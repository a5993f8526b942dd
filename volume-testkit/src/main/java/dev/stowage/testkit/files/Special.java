package dev.stowage.testkit.files;

/** A fifo, a device or a socket: known, carried, never opened. */
public final class Special extends Inode {

  /** Which. */
  public enum Kind {
    FIFO,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    SOCKET
  }

  private final Kind kind;
  private final int major;
  private final int minor;

  public Special(Attributes attributes, Kind kind, int major, int minor) {
    super(attributes);
    this.kind = kind;
    this.major = major;
    this.minor = minor;
  }

  public Kind kind() {
    return kind;
  }

  public int major() {
    return major;
  }

  public int minor() {
    return minor;
  }

  @Override
  Runnable saveContent() {
    return () -> {};
  }
}
