package dev.stowage.volume.content;

/** How an archive is packed. */
public enum ArchiveFormat {
  /** A tar as it is: fastest. */
  TAR,
  /** A tar in gzip: smaller, and several times slower. */
  TAR_GZIP,
  /**
   * A tar in zstd: as small as gzip, and nearly as fast as plain. Needs {@code
   * com.github.luben:zstd-jni} on the class path.
   */
  TAR_ZSTD
}
