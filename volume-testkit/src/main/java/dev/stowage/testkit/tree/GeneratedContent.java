package dev.stowage.testkit.tree;

import java.io.InputStream;
import java.util.Objects;

/** Bytes that follow from a seed and from where they are. */
final class GeneratedContent extends FileContent {

  private final long size;
  private final long seed;

  GeneratedContent(long size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new Made();
  }

  @Override
  public FileContent first(long length) {
    return length >= size ? this : new GeneratedContent(length, seed);
  }

  @Override
  boolean isSameAs(FileContent other) {
    return (other instanceof GeneratedContent made && made.seed == seed) || super.isSameAs(other);
  }

  @Override
  public String toString() {
    return size + " bytes (made from seed " + seed + ")";
  }

  /** Reads eight bytes from each place, mixed as SplittableRandom mixes. */
  private final class Made extends InputStream {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long at;

    @Override
    public int read() {
      return at == size ? -1 : byteAt(at++) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (length == 0) {
        return 0;
      }
      if (at == size) {
        return -1;
      }
      int count = (int) Math.min(length, size - at);
      int end = offset + count;
      for (int to = offset; to < end; ) {
        long word = word(at >>> 3) >>> ((at & 7) << 3);
        for (int left = 8 - (int) (at & 7); left > 0 && to < end; left--) {
          bytes[to++] = (byte) word;
          word >>>= 8;
          at++;
        }
      }
      return count;
    }

    @Override
    public long skip(long count) {
      long skipped = Math.max(0, Math.min(count, size - at));
      at += skipped;
      return skipped;
    }

    private byte byteAt(long place) {
      return (byte) (word(place >>> 3) >>> ((place & 7) << 3));
    }

    private long word(long place) {
      long mixed = seed + (place + 1) * STEP;
      mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
      return mixed ^ (mixed >>> 31);
    }
  }
}
