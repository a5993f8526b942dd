package dev.stowage.docker.tar;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Something to be written to a tar.
 *
 * @param entry its head
 * @param content its content, as long as the head says
 */
public record TarItem(TarArchiveEntry entry, InputStream content) {

  public static TarItem directory(ContentPath path, FileAccess access, Instant modified) {
    FileState state =
        FileState.at(path, FileKind.DIRECTORY)
            .access(access.owner(), access.mode().bits())
            .modified(modified)
            .build();
    return head(state);
  }

  /** Reads its head. */
  public FileState state() throws IOException {
    return TarEntries.read(entry);
  }

  /** Returns the same with another content, which is as long. */
  public TarItem withContent(InputStream other) {
    return new TarItem(entry, other);
  }

  /** Makes something without content. */
  public static TarItem head(FileState state) {
    return new TarItem(TarEntries.head(null, state), InputStream.nullInputStream());
  }

  /** Makes a file that is as long as the size says; a stream of another length is a failure. */
  public static TarItem file(
      ContentPath path, FileAccess access, Instant modified, InputStream content, long size) {
    FileState state =
        FileState.at(path, FileKind.FILE)
            .size(size)
            .access(access.owner(), access.mode().bits())
            .modified(modified)
            .build();
    return new TarItem(TarEntries.head(null, state), content);
  }
}
