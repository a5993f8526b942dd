package dev.stowage.volume.content;

/** How an archive is packed. */
public enum ArchiveFormat {
  /** A tar as it is: fastest. */
  TAR,
  /** A tar in gzip: smaller, and several times slower. */
  TAR_GZIP
}
