package dev.stowage.docker.gather;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.tar.ContentHash;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * A regular file of this machine that was looked at.
 *
 * @param entry what it is in the volume
 * @param path where it is; links are followed, as an engine does that binds it
 */
record SeenFile(ManifestEntry entry, Path path) {

  private static final int PERMISSIONS = 0_7777;

  /** Reads a file to its end. */
  static SeenFile look(Path path, ContentPath place) throws IOException {
    FileState.Builder state = FileState.at(place, FileKind.FILE);
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> all = Files.readAttributes(path, "unix:mode,uid,gid,lastModifiedTime");
      FileOwner owner = new FileOwner((int) get(all, "uid"), (int) get(all, "gid"));
      state
          .access(owner, (int) get(all, "mode") & PERMISSIONS)
          .modified(((FileTime) get(all, "lastModifiedTime")).toInstant());
    } else {
      state
          .access(FileAccess.OF_FILES.owner(), FileAccess.OF_FILES.mode().bits())
          .modified(Files.getLastModifiedTime(path).toInstant());
    }
    MessageDigest digest = ContentHash.sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(path), digest)) {
      state.size(content.transferTo(OutputStream.nullOutputStream()));
    }
    return new SeenFile(
        new ManifestEntry(state.build(), HexFormat.of().formatHex(digest.digest())), path);
  }

  private static Object get(Map<String, Object> all, String name) {
    return requireNonNull(all.get(name), name);
  }
}
