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

  private final InputStream plain;
  private final TarBlocks blocks;
  private final TarArchiveInputStream tar;

  private TarSource(InputStream plain) {
    this.plain = plain;
    this.blocks = new TarBlocks(plain);
    this.tar = new TarArchiveInputStream(blocks, StandardCharsets.UTF_8.name());
  }

  /** Begins to read; what the body itself throws comes back unchecked. */
  public static TarSource of(InputStream body, World world) {
    try {
      return new TarSource(Decompression.of(new Body(body), world));
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

  /** Returns the name of the last entry as it was sent: the library adds slashes to directories. */
  String name(TarArchiveEntry entry) {
    String name = entry.getName();
    boolean added = name.endsWith("/") && name.length() <= 100 && !blocks.isNameSlashed();
    return added ? name.substring(0, name.length() - 1) : name;
  }

  int read(byte[] buffer) {
    try {
      return tar.read(buffer);
    } catch (IOException e) {
      throw TarBlocks.cutShort();
    }
  }

  /** Tells whether it was the compression that was cut short. */
  boolean isCompressionCut() {
    return plain instanceof Decompression.Unpacked unpacked && unpacked.isCut();
  }

  /** Tells whether the tar, as far as it was read, ended with the end of an entry. */
  boolean isBetweenEntries() {
    return blocks.isBetweenEntries();
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
