package dev.stowage.testkit.files;

/** Why the kernel refuses something. */
public enum Errno {
  NO_ENTRY("no such file or directory"),
  NOT_DIRECTORY("not a directory"),
  EXISTS("file exists"),
  BUSY("device or resource busy"),
  READ_ONLY("read-only file system"),
  LOOP("too many levels of symbolic links"),
  CROSS_DEVICE("invalid cross-device link"),
  NOT_PERMITTED("operation not permitted"),
  IS_DIRECTORY("is a directory"),
  NOT_EMPTY("directory not empty"),
  INVALID("invalid argument"),
  NAME_TOO_LONG("file name too long"),
  NO_SPACE("no space left on device");

  private final String text;

  Errno(String text) {
    this.text = text;
  }

  /** Returns the kernel's words. */
  public String text() {
    return text;
  }
}
