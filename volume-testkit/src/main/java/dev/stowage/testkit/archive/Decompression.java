package dev.stowage.testkit.archive;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.world.World;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZUtils;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** Tells how a body is compressed by its first bytes, as the engine does, and unpacks it. */
enum Decompression {
  NONE(""),
  GZIP("\u001f\u008b\b"),
  BZIP2("BZh"),
  XZ("\u00fd7zXZ\0"),
  ZSTANDARD("(\u00b5/\u00fd");

  private static final int LONGEST = 10;

  private final String magic;

  Decompression(String magic) {
    this.magic = magic;
  }

  /** Returns what is in a body. */
  static InputStream of(InputStream body, World world) throws IOException {
    PushbackInputStream all = new PushbackInputStream(body, LONGEST);
    byte[] first = all.readNBytes(LONGEST);
    all.unread(first);
    String start = new String(first, StandardCharsets.ISO_8859_1);
    for (Decompression one : values()) {
      if (one != NONE && start.startsWith(one.magic)) {
        boolean unknown = one == ZSTANDARD && !world.has(Quirk.UNPACKS_ZSTANDARD);
        return unknown ? all : new Unpacked(one, all);
      }
    }
    return all;
  }

  private InputStream open(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed);
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
      case XZ -> {
        require(XZUtils.isXZCompressionAvailable(), "org.tukaani:xz");
        yield XZCompressorInputStream.builder()
            .setInputStream(packed)
            .setDecompressConcatenated(true)
            .get();
      }
      case ZSTANDARD -> {
        require(ZstdUtils.isZstdCompressionAvailable(), "com.github.luben:zstd-jni");
        yield new ZstdCompressorInputStream(packed);
      }
    };
  }

  private void require(boolean present, String library) {
    if (!present) {
      throw new NotInFakeException(
          "the fake engine unpacks "
              + name().toLowerCase(Locale.ROOT)
              + " only where "
              + library
              + " is on the class path or module path");
    }
  }

  /** The engine calls a program for this one only. */
  private FileFailure cutShort() {
    return this == XZ
        ? FileFailure.of("exit status 1: xz: (stdin): Unexpected end of input\n")
        : TarBlocks.cutShort();
  }

  /** What a decompressor gives, with the engine's words where the body is cut short. */
  static final class Unpacked extends InputStream {

    private final Decompression kind;
    private InputStream source;
    private boolean opened;
    private boolean cut;

    private Unpacked(Decompression kind, InputStream packed) {
      this.kind = kind;
      this.source = packed;
    }

    boolean isCut() {
      return cut;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        if (!opened) {
          source = kind.open(source);
          opened = true;
        }
        return source.read(bytes, offset, length);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private RuntimeException failure(IOException e) {
      String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      cut =
          e instanceof EOFException
              || text.contains("end of stream")
              || text.contains("truncated")
              || text.contains("premature");
      return cut
          ? kind.cutShort()
          : new NotInFakeException(
              "the fake engine does not know what engines say of this broken " + kind + ": " + e);
    }
  }
}
