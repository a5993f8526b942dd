package dev.stowage.docker.tar;

import dev.stowage.volume.Finding;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** How archives are packed: by the end of their names going out, by their first bytes coming in. */
public final class Packing {

  private static final int CHUNK = 1 << 16;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private Packing() {}

  public static Optional<ArchiveFormat> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tar")) {
      return Optional.of(ArchiveFormat.TAR);
    }
    if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
      return Optional.of(ArchiveFormat.TAR_GZIP);
    }
    return lower.endsWith(".tar.zst") || lower.endsWith(".tzst")
        ? Optional.of(ArchiveFormat.TAR_ZSTD)
        : Optional.empty();
  }

  /** Opens an archive of any packing. */
  public static InputStream unpacked(InputStream archive, String attempt) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(archive, CHUNK);
    buffered.mark(ZSTD_MAGIC.length);
    byte[] start = buffered.readNBytes(ZSTD_MAGIC.length);
    buffered.reset();
    if (Arrays.equals(start, ZSTD_MAGIC)) {
      requireZstd(attempt);
      return new ZstdCompressorInputStream(buffered);
    }
    boolean gzip =
        start.length >= GZIP_MAGIC.length
            && Arrays.equals(Arrays.copyOf(start, GZIP_MAGIC.length), GZIP_MAGIC);
    return gzip ? new GZIPInputStream(buffered, CHUNK) : buffered;
  }

  /** Packs what is written; closing it ends the archive and closes the sink. */
  public static OutputStream packed(OutputStream sink, ArchiveFormat format, String attempt)
      throws IOException {
    return switch (format) {
      case TAR -> sink;
      case TAR_GZIP -> new GZIPOutputStream(sink, CHUNK);
      case TAR_ZSTD -> {
        requireZstd(attempt);
        yield new ZstdCompressorOutputStream(sink);
      }
    };
  }

  private static void requireZstd(String attempt) {
    if (!ZstdUtils.isZstdCompressionAvailable()) {
      throw new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  "archive in zstd",
                  "needs a library that is not on the class path",
                  "add com.github.luben:zstd-jni, or use gzip")));
    }
  }
}
