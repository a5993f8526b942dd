package dev.stowage.docker.host;

import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.file.ContentPath;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a volume, and ends it where it becomes too much. */
final class ExtractionLimits {

  /** A short file with a large hole is no bomb. */
  private static final long UNJUDGED = 16L << 20;

  private final Extraction extraction;
  private long entries;
  private long written;
  private long received;

  ExtractionLimits(Extraction extraction) {
    this.extraction = extraction;
  }

  /** Counts what is received. */
  InputStream watch(InputStream tar) {
    return new Received(tar);
  }

  void addEntry(ContentPath path) throws RefusedEntry {
    entries++;
    require(
        entries <= extraction.maxEntries(),
        path,
        "is one entry more than " + extraction.maxEntries(),
        "maxEntries");
    long depth = path.value().chars().filter(sign -> sign == '/').count() + 1;
    require(
        depth <= extraction.maxDepth(),
        path,
        "is deeper than " + extraction.maxDepth() + " names",
        "maxDepth");
  }

  /** Refuses a file by what it says of itself. */
  void expect(ContentPath path, long size) throws RefusedEntry {
    requireSize(path, size);
  }

  void addBytes(ContentPath path, int bytes) throws RefusedEntry {
    written += bytes;
    requireSize(path, 0);
    require(
        written <= UNJUDGED || written / extraction.maxRatio() <= received,
        path,
        "unfolds to more than " + extraction.maxRatio() + " times what was received",
        "maxRatio");
  }

  private void requireSize(ContentPath path, long more) throws RefusedEntry {
    require(
        more <= extraction.maxSize().bytes() - written,
        path,
        "brings all files to more than " + extraction.maxSize() + " bytes",
        "maxSize");
  }

  private static void require(boolean good, ContentPath path, String reason, String option)
      throws RefusedEntry {
    if (!good) {
      throw new RefusedEntry(path.value(), reason, "Allow more with " + option + "(...)");
    }
  }

  private final class Received extends FilterInputStream {

    Received(InputStream tar) {
      super(tar);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      received += Math.max(read, 0);
      return read;
    }
  }
}
