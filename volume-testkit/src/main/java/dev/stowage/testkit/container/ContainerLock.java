package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.SelfDeadlockException;
import dev.stowage.testkit.world.World;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The engine's lock of one container: held by an archive that is read from it until the last byte
 * is, and waited for by nearly every other call on the container. Guarded by the world's lock.
 */
public final class ContainerLock {

  private final World world;
  private final String container;
  private @Nullable Hold holder;

  ContainerLock(World world, String container) {
    this.world = world;
    this.container = container;
  }

  /**
   * Takes the lock, after whoever has it now; the world's lock must be held and is given up
   * meanwhile. A thread that has it already would wait for ever, so it fails.
   *
   * @param purpose what is done with the container, such as {@code GET /containers/a/archive}
   */
  public Hold acquire(String purpose) {
    Throwable here = new Trace("wants to: " + purpose);
    Hold other = holder;
    if (other != null && other.thread == Thread.currentThread()) {
      throw new SelfDeadlockException(container, other.taken, here);
    }
    try {
      world.await(() -> holder == null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new InterruptedIOException("interrupted while waiting for container " + container));
    }
    Hold mine = new Hold(new Trace("holds it to: " + purpose));
    holder = mine;
    return mine;
  }

  /** Lets go of it, as an engine does that goes down, whatever whoever has it still does. */
  public void release() {
    holder = null;
  }

  /** Waits until nobody has the lock, as calls do that only look at the container. */
  public void pass(String purpose) {
    acquire(purpose).close();
  }

  /**
   * The lock, held. Whoever closes it gives it back, from any thread; closing again does nothing.
   */
  public final class Hold implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final Throwable taken;

    private Hold(Throwable taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      world.lock().lock();
      try {
        if (holder == this) {
          holder = null;
          world.signal();
        }
      } finally {
        world.lock().unlock();
      }
    }
  }
}
