package dev.stowage.testkit.archive;

import dev.stowage.testkit.tree.FileContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** A tar of files that the engine makes itself. Not thread-safe. */
public final class PlainTar {

  private static final byte[] NOTHING = new byte[0];

  private final List<Packing.Packed> entries = new ArrayList<>();

  /** Adds a directory, whose name ends with a slash. */
  public PlainTar directory(String name, Instant time) {
    return add(name, 0_755, time, NOTHING);
  }

  public PlainTar file(String name, Instant time, byte[] content) {
    return add(name, 0_644, time, content);
  }

  private PlainTar add(String name, int mode, Instant time, byte[] content) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setModTime(time.toEpochMilli());
    entry.setSize(content.length);
    entries.add(new Packing.Packed(() -> entry, FileContent.of(content)));
    return this;
  }

  /** Returns the tar, to be read once. */
  public TarStream stream() {
    return new TarStream(entries);
  }
}
