package dev.stowage.benchmark;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Whether memory stays flat: large content, and many files, go in, out and from volume to volume of
 * one real engine, while the heap in use after a collection is read four times in each move. Run it
 * with a small heap. Sizes are set by {@code large.megabytes} (10240) and {@code large.files}
 * (500000, of 100 bytes each).
 */
public final class LargeContent {

  private static final long MEGABYTE = 1 << 20;
  private static final long BYTES = Integer.getInteger("large.megabytes", 10_240) * MEGABYTE;
  private static final int FILES = Integer.getInteger("large.files", 500_000);
  private static final int FILES_PER_DIRECTORY = 1_000;
  private static final int FILE_SIZE = 100;
  private static final int TAR_BLOCK = 512;
  private static final String PREFIX =
      "stowage-large-" + UUID.randomUUID().toString().substring(0, 8) + "-";

  private final DockerStorage storage;

  private LargeContent(DockerStorage storage) {
    this.storage = storage;
  }

  /** Moves and prints one line for each move. */
  public static void main(String[] arguments) throws Exception {
    try (DockerStorage storage = DockerStorage.connect()) {
      System.out.println(
          "On "
              + storage.engine()
              + ", with a heap of at most "
              + Runtime.getRuntime().maxMemory() / MEGABYTE
              + " MiB:");
      new LargeContent(storage).run();
    }
  }

  private void run() throws Exception {
    try {
      String large = make("large");
      move(
          "write of " + BYTES / MEGABYTE + " MiB",
          BYTES,
          0,
          transfer -> {
            VolumeFiles files = storage.files(large).during(transfer);
            files.write("large", new Noise(BYTES), BYTES, FileAccess.OF_FILES);
          });
      outAndCopied(large, BYTES, 0, "of it");
      storage.volumes().remove(large);
      String many = make("many");
      // The restore reads it back, so each file passes twice.
      move(
          "restore of " + FILES + " files",
          0,
          2L * FILES,
          transfer -> {
            try (InputStream tar = new ManyFiles()) {
              storage.files(many).during(transfer).restoreFrom(tar);
            }
          });
      outAndCopied(many, 0, FILES, "of them");
    } finally {
      for (String word : List.of("large", "many", "copy")) {
        storage.volumes().remove(PREFIX + word, RemovalOption.MISSING_IS_FINE);
      }
    }
  }

  private void outAndCopied(String volume, long bytes, long entries, String what) throws Exception {
    move(
        "export " + what,
        bytes,
        entries,
        transfer ->
            storage
                .files(volume)
                .during(transfer)
                .exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR));
    move(
        "clone " + what,
        bytes,
        entries,
        transfer ->
            storage
                .copies()
                .during(transfer)
                .copy(VolumeCopy.from(volume).to(PREFIX + "copy").verified()));
    storage.volumes().remove(PREFIX + "copy");
  }

  private String make(String word) {
    storage.volumes().ensure(VolumeDefinition.named(PREFIX + word).build());
    return PREFIX + word;
  }

  /** Moves content under the eyes of a transfer. */
  @FunctionalInterface
  private interface Move {
    void during(Transfer transfer) throws Exception;
  }

  private static void move(String name, long bytes, long entries, Move move) throws Exception {
    Heap heap = new Heap(bytes, entries);
    long start = System.nanoTime();
    move.during(Transfer.watchedBy(progress -> heap.passed(progress.bytes(), progress.entries())));
    System.out.printf(
        Locale.ROOT,
        "%-28s %7.1f s   heap in use after each quarter, MiB: %s%n",
        name,
        (System.nanoTime() - start) / 1e9,
        heap);
  }

  /** Reads the heap as often as a quarter has passed. */
  private static final class Heap {

    private static final int PARTS = 4;

    private final long bytes;
    private final long entries;
    private final List<Long> used = new ArrayList<>();
    private long before;
    private long stages;

    Heap(long bytes, long entries) {
      this.bytes = bytes;
      this.entries = entries;
    }

    void passed(long nowBytes, long nowEntries) {
      long now = bytes > 0 ? nowBytes : nowEntries;
      if (now < before) {
        stages += before;
      }
      before = now;
      long part = (bytes > 0 ? bytes : entries) / PARTS;
      if (stages + now >= part * (used.size() + 1) && used.size() < PARTS) {
        System.gc();
        used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
      }
    }

    @Override
    public String toString() {
      return used.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  /** Bytes at random, the same piece again and again. */
  private static final class Noise extends InputStream {

    private final byte[] piece = new byte[1 << 16];
    private long left;

    Noise(long size) {
      new Random(1).nextBytes(piece);
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? piece[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int count = (int) Math.min(left, Math.min(length, piece.length));
      System.arraycopy(piece, 0, buffer, offset, count);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  /** A tar of many small files, made while it is read. */
  private static final class ManyFiles extends InputStream {

    private byte[] block = new byte[0];
    private int position;
    private int made;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (position == block.length && !makeMore()) {
        return -1;
      }
      int count = Math.min(length, block.length - position);
      System.arraycopy(block, position, buffer, offset, count);
      position += count;
      return count;
    }

    private boolean makeMore() {
      position = 0;
      if (made > FILES) {
        return false;
      }
      if (made == FILES) {
        block = new byte[2 * TAR_BLOCK];
      } else {
        block = new byte[2 * TAR_BLOCK];
        TarArchiveEntry head =
            new TarArchiveEntry("d" + made / FILES_PER_DIRECTORY + "/file-" + made);
        head.setSize(FILE_SIZE);
        head.writeEntryHeader(block);
        block[TAR_BLOCK] = (byte) made;
      }
      made++;
      return true;
    }
  }
}
