package dev.stowage.docker.tar;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
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
    TarArchiveEntry entry = new TarArchiveEntry(path.value() + "/");
    return new TarItem(with(entry, access, modified), InputStream.nullInputStream());
  }

  /** Makes a file that is as long as the size says; a stream of another length is a failure. */
  public static TarItem file(
      ContentPath path, FileAccess access, Instant modified, InputStream content, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(path.value());
    entry.setSize(size);
    return new TarItem(with(entry, access, modified), content);
  }

  private static TarArchiveEntry with(TarArchiveEntry entry, FileAccess access, Instant modified) {
    entry.setUserId(access.owner().uid());
    entry.setGroupId(access.owner().gid());
    entry.setMode(access.mode().bits());
    entry.setModTime(modified.toEpochMilli());
    return entry;
  }
}
