package dev.stowage.volume.mount;

/**
 * How an SELinux host relabels the files below a bind mount, so that containers may use them.
 *
 * <p>Relabelling changes the files on the host: never ask for it on {@code /home} or {@code /usr}.
 * A host without SELinux ignores it.
 *
 * @see <a
 *     href="https://docs.docker.com/engine/storage/bind-mounts/#configure-the-selinux-label">SELinux
 *     label</a>
 */
public enum SelinuxLabel {
  /** All containers may use the files; Docker's {@code z}. */
  SHARED("z"),
  /** Only this container may use the files; Docker's {@code Z}. */
  PRIVATE("Z");

  private final String word;

  SelinuxLabel(String word) {
    this.word = word;
  }

  /**
   * Returns Docker's word for it.
   *
   * @return {@code z} or {@code Z}
   */
  public String word() {
    return word;
  }
}
