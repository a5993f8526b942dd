package dev.stowage.testkit.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file system says no, or what reads and writes it: what was tried, on what, why not. */
public final class FileFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Errno errno;
  private final String path;

  private FileFailure(@Nullable Errno errno, String path, String text) {
    super(text, null, false, false);
    this.path = path;
    this.errno = errno;
  }

  /** Prints as {@code lstat /x: not a directory}. */
  public FileFailure(String operation, String path, Errno errno) {
    this(errno, path, operation + " " + path + ": " + errno.text());
  }

  /** Returns a failure with the kernel's reason and a text of its own, which may name the path. */
  public static FileFailure of(String text, String path, Errno errno) {
    return new FileFailure(errno, path, text);
  }

  /** Returns a failure that has nothing to do with the kernel. */
  public static FileFailure of(String text) {
    return new FileFailure(null, "", text);
  }

  /** Returns the same failure as it is told by who sees the tree inside another. */
  public FileFailure seenFrom(String root) {
    return new FileFailure(errno, root + path, text().replace(" " + path, " " + root + path));
  }

  /** Returns the same reason for another operation. */
  public FileFailure during(String operation, String shown) {
    return errno == null ? this : new FileFailure(operation, shown, errno);
  }

  /** Returns the same failure without what was tried. */
  public FileFailure bare() {
    return new FileFailure(errno, path, reason());
  }

  /** Returns the same failure with an explanation in front. */
  public FileFailure after(String explanation) {
    return new FileFailure(errno, path, explanation + ": " + text());
  }

  public boolean is(Errno other) {
    return errno == other;
  }

  /** Returns the kernel's reason, which there must be. */
  public Errno errno() {
    return Objects.requireNonNull(errno, "the kernel has nothing to do with it");
  }

  public String path() {
    return path;
  }

  /** Returns the kernel's words alone, or the text if the kernel has nothing to do with it. */
  public String reason() {
    return errno == null ? text() : errno.text();
  }

  /** Returns it as the engine prints it. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
