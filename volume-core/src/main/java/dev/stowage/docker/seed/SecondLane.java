package dev.stowage.docker.seed;

import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.file.FileKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Takes small files out of many items and sends them beside the rest, batch by batch, in a thread
 * of its own: an engine unpacks each stream on one processor. Whoever reads the rest never waits.
 *
 * <p>Only for items of which no two have one path, and none is below a link. What the batches could
 * come too late for or change, hard links and directories, is kept for the end.
 */
public final class SecondLane implements TarItems, AutoCloseable {

  /** Fewer are sent before another carrier is there. */
  private static final int FEW = 500;

  private static final long SMALL = 1 << 16;
  private static final int BATCH = 1 << 21;

  /** What a file takes in a tar beside its content, about. */
  private static final int HEAD = 1 << 10;

  private static final Deque<TarItem> END = new ArrayDeque<>();

  /** Sends batches until there are no more. */
  @FunctionalInterface
  public interface Sending {
    void send(Batches batches);
  }

  /** Waits for what is to be sent next. */
  @FunctionalInterface
  public interface Batches {
    /** Returns a batch; null after the last. */
    @Nullable TarItems next();
  }

  private final TarItems items;
  private final FutureTask<Boolean> work;
  private final BlockingQueue<Deque<TarItem>> handed = new LinkedBlockingQueue<>();

  /** Given when the thread waits for a batch. */
  private final Semaphore ready = new Semaphore(0);

  private final List<TarItem> links = new ArrayList<>();
  private final List<TarItem> directories = new ArrayList<>();
  private Deque<TarItem> batch = new ArrayDeque<>();
  private long batched;
  private int seen;
  private @Nullable Thread thread;

  public SecondLane(TarItems items, Sending sending) {
    this.items = items;
    this.work =
        new FutureTask<>(
            () -> {
              sending.send(this::take);
              return true;
            });
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    TarItem item = read();
    if (item != null && isWanted(item)) {
      add(item);
      item = read();
    }
    if (batched >= BATCH) {
      hand();
    }
    // What is left at the end goes with the rest.
    return item == null ? batch.poll() : item;
  }

  private @Nullable TarItem read() throws IOException {
    TarItem item = items.next();
    while (item != null && item.entry().isLink()) {
      links.add(item);
      item = items.next();
    }
    if (item != null && item.entry().isDirectory()) {
      TarArchiveEntry entry = item.entry();
      directories.add(new TarItem(TarEntries.head(entry, TarEntries.read(entry)), item.content()));
    }
    seen++;
    return item;
  }

  private boolean isWanted(TarItem item) throws IOException {
    return seen > FEW
        && batched < BATCH
        && item.entry().getSize() <= SMALL
        && TarEntries.read(item.entry()).kind() == FileKind.FILE;
  }

  private void add(TarItem item) throws IOException {
    int size = (int) item.entry().getSize();
    byte[] content = item.content().readNBytes(size + 1);
    if (content.length != size) {
      throw new IOException(item.entry().getName() + " changed while it was read");
    }
    batch.add(new TarItem(item.entry(), new ByteArrayInputStream(content)));
    batched += size + HEAD;
  }

  private void hand() {
    if (thread == null) {
      Thread started = new Thread(work, "stowage-second-lane");
      started.setDaemon(true);
      started.start();
      thread = started;
    }
    if (ready.tryAcquire()) {
      handed.add(batch);
      batch = new ArrayDeque<>();
      batched = 0;
    }
  }

  private @Nullable TarItems take() {
    ready.release();
    try {
      Deque<TarItem> taken = handed.take();
      return taken == END ? null : taken::poll;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Waits until all batches are sent, or fails as the sending did. */
  public void finish() throws InterruptedException {
    if (thread == null) {
      return;
    }
    handed.add(END);
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("sending beside failed", e.getCause());
    }
  }

  /**
   * Returns what is to be sent when all else is there: hard links, and the directories for their
   * owners and times, which what is made in them changes.
   */
  public List<TarItem> last() {
    List<TarItem> all = new ArrayList<>(links);
    if (thread != null || !links.isEmpty()) {
      all.addAll(directories);
    }
    return all;
  }

  /** Ends the sending wherever it is, and waits for that. */
  @Override
  public void close() {
    Thread started = thread;
    if (started == null || work.isDone()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    started.interrupt();
    while (started.isAlive()) {
      try {
        started.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
