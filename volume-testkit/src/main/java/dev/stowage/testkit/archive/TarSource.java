package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.world.World;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The entries of a tar that is sent to the engine, compressed or not. */
public final class TarSource {

  private final TarBlocks blocks;
  private final TarArchiveInputStream tar;
  private final boolean compressed;

  private TarSource(TarBlocks blocks, boolean compressed) {
    this.blocks = blocks;
    this.compressed = compressed;
    this.tar = new TarArchiveInputStream(blocks, StandardCharsets.UTF_8.name());
  }

  /** Begins to read; what the body itself throws comes back unchecked. */
  public static TarSource of(InputStream body, World world) {
    try {
      InputStream plain = Decompression.of(new Body(body), world);
      return new TarSource(
          new TarBlocks(plain),
          plain instanceof Decompression.Unpacked unpacked && unpacked.isInProcess());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the next entry; its content must be read before the one after it.
   *
   * @throws FileFailure if the tar is broken
   */
  Optional<TarArchiveEntry> next() {
    try {
      return Optional.ofNullable(tar.getNextEntry());
    } catch (IOException e) {
      throw TarBlocks.invalid();
    }
  }

  int read(byte[] buffer) {
    try {
      return tar.read(buffer);
    } catch (IOException e) {
      throw TarBlocks.cutShort();
    }
  }

  /** Tells whether it was the compression that was cut short, where the tar could have ended. */
  public boolean isCutByDecompressor() {
    return compressed && blocks.isBetweenEntries();
  }

  /** Lets the failures of a body pass everything that reads it. */
  private static final class Body extends FilterInputStream {

    private Body(InputStream source) {
      super(source);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
