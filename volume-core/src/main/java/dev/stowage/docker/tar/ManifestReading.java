package dev.stowage.docker.tar;

import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;

/** Reads a tar to its end and tells what is in it, with the hash of each file. */
public final class ManifestReading {

  private static final int CHUNK = 1 << 16;

  /** Sees each entry once it is read. */
  @FunctionalInterface
  public interface Reader {
    void note(ManifestEntry entry);
  }

  private final Reader reader;
  private final Manifest.Builder losses;
  private final Transfer transfer;
  private final byte[] chunk = new byte[CHUNK];
  private final ContentHash hash = new ContentHash();

  private ManifestReading(Reader reader, Manifest.Builder losses, Transfer transfer) {
    this.reader = reader;
    this.losses = losses;
    this.transfer = transfer;
  }

  /**
   * Reads a tar into a manifest.
   *
   * @throws IOException if it is cut short, broken, or leads out of the volume
   */
  public static Manifest read(InputStream tar, Transfer transfer) throws IOException {
    Manifest.Builder manifest = Manifest.builder();
    read(tar, manifest::add, manifest, transfer);
    return manifest.build();
  }

  /** Reads a tar and shows what is in it, without keeping any of it. */
  public static void read(InputStream tar, Reader reader, Transfer transfer) throws IOException {
    read(tar, reader, Manifest.builder(), transfer);
  }

  private static void read(
      InputStream tar, Reader reader, Manifest.Builder losses, Transfer transfer)
      throws IOException {
    TarReading.walk(tar, new ManifestReading(reader, losses, transfer)::note);
  }

  private boolean note(FileState state, InputStream content) throws IOException {
    transfer.passed(0, 1);
    boolean file = state.kind() == FileKind.FILE;
    if (file) {
      hash(content);
    }
    EntryLosses.note(state, hash.sawHole(), losses);
    reader.note(new ManifestEntry(state, file ? hash.end() : ""));
    return true;
  }

  private void hash(InputStream content) throws IOException {
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      hash.update(chunk, 0, read);
    }
  }
}
