package dev.stowage.testkit.files;

/** The file system says no: what was tried, on what, why not. */
public final class FileFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Errno errno;

  public FileFailure(String operation, String path, Errno errno) {
    super(operation + " " + path + ": " + errno.text(), null, false, false);
    this.errno = errno;
  }

  public Errno errno() {
    return errno;
  }

  /** Returns it as the engine prints it, such as {@code lstat /x: not a directory}. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
