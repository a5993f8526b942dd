package dev.stowage.testkit.world;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.time.FakeClock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What everything in one engine has in common: profile, clock, ids, events, and the one lock.
 *
 * <p>All state of an engine is read and changed with the lock held; the routes take it around each
 * call. Who waits for a change gives it up meanwhile.
 */
public final class World {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final EngineProfile profile;
  private final Topology topology;
  private final FakeClock clock;
  private final Identifiers ids;
  private final Wording wording;
  private final EventLog events = new EventLog(this);
  private final Disk disk = new Disk();
  private int lives;

  public World(EngineProfile profile, Topology topology, FakeClock clock, Identifiers ids) {
    this.profile = profile;
    this.topology = topology;
    this.clock = clock;
    this.ids = ids;
    this.wording =
        profile.dialect() == Dialect.PODMAN
            ? new PodmanWording()
            : new DockerWording(profile.has(Quirk.OLD_WORDING));
    clock.onAdvance(this::signal);
  }

  public EngineProfile profile() {
    return profile;
  }

  /** Returns where the engine runs. */
  public Topology topology() {
    return topology;
  }

  /** Returns where the engine keeps its data. */
  public String dataRoot() {
    return topology.dataRoot();
  }

  /** Returns where the engine has the files of a container or an image. */
  public String layer(String id) {
    return dataRoot() + "/overlay2/" + id + "/merged";
  }

  public boolean has(Quirk quirk) {
    return profile.has(quirk);
  }

  /** Returns how this engine says no. */
  public Wording wording() {
    return wording;
  }

  public FakeClock clock() {
    return clock;
  }

  public Identifiers ids() {
    return ids;
  }

  public EventLog events() {
    return events;
  }

  /** Returns what is left of the disk for content. */
  public Disk disk() {
    return disk;
  }

  public ReentrantLock lock() {
    return lock;
  }

  /** Returns what is found with the lock held. */
  public <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Does something with the lock held. */
  public void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, giving up the lock meanwhile, until a condition holds. The lock must be held.
   *
   * @throws EngineGone if the engine goes down meanwhile
   */
  public void await(BooleanSupplier condition) throws InterruptedException {
    int life = lives;
    while (!condition.getAsBoolean()) {
      changed.await();
      if (life != lives) {
        throw new EngineGone();
      }
    }
  }

  /** Goes down: whoever waits does so in vain. */
  public void goDown() {
    run(
        () -> {
          lives++;
          changed.signalAll();
        });
  }

  /** Wakes all who wait for a change. */
  public void signal() {
    run(changed::signalAll);
  }
}
