package dev.stowage.docker.tar;

import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads a tar to its end and notes what is in it. */
public final class ManifestReading {

  private static final int CHUNK = 1 << 16;

  private final List<ManifestEntry> entries = new ArrayList<>();
  private final byte[] chunk = new byte[CHUNK];
  private final MessageDigest hash = sha256();

  private ManifestReading() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Reads a tar.
   *
   * @throws IOException if it is cut short, broken, or leads out of the volume
   */
  public static Manifest read(InputStream tar) throws IOException {
    ManifestReading reading = new ManifestReading();
    TarReading.walk(tar, reading::note);
    return Manifest.of(reading.entries);
  }

  private boolean note(FileState state, InputStream content) throws IOException {
    String sha256 = state.kind() == FileKind.FILE ? hash(content) : "";
    return entries.add(new ManifestEntry(state, sha256));
  }

  private String hash(InputStream content) throws IOException {
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      hash.update(chunk, 0, read);
    }
    return HexFormat.of().formatHex(hash.digest());
  }
}
