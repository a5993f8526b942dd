package dev.stowage.volume.file;

import java.io.IOException;
import java.io.InputStream;

/** Is shown the files of a volume, one after the other. */
@FunctionalInterface
public interface ContentVisitor {

  /**
   * Sees something.
   *
   * @param file what it is
   * @param content the content of a regular file, empty for everything else; good until this
   *     returns, and need not be read
   * @return whether to go on
   * @throws IOException if what is done with it fails; the caller gets it in an {@link
   *     java.io.UncheckedIOException}
   */
  boolean visit(FileState file, InputStream content) throws IOException;
}
