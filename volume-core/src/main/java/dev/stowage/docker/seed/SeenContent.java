package dev.stowage.docker.seed;

import dev.stowage.docker.tar.ContentHash;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The content of a file, which fails at its end unless it still has the hash that it had. */
final class SeenContent extends FilterInputStream {

  private final Path path;
  private final String sha256;
  private final MessageDigest digest = ContentHash.sha256();

  SeenContent(Path path, String sha256) throws IOException {
    super(Files.newInputStream(path));
    this.path = path;
    this.sha256 = sha256;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
    } else if (read < 0 && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new IOException(path + " changed while it was read");
    }
    return read;
  }
}
