package dev.stowage.testkit;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.program.Programs;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.FakeTransport;
import dev.stowage.testkit.transport.memory.MemoryTransport;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.util.List;

/**
 * A Docker engine in memory.
 *
 * <p>Thread-safe; engines share nothing.
 */
public final class FakeDocker implements AutoCloseable {

  private final World world;
  private final Daemon daemon;
  private final FakeTransport transport;

  private FakeDocker(EngineProfile profile) {
    this.world = new World(profile, FakeClock.create(), new Identifiers(1));
    this.daemon = new Daemon(world, List.of());
    this.transport = new MemoryTransport(new Switchboard(daemon));
  }

  /**
   * Starts the newest engine.
   *
   * @return an engine that holds nothing
   */
  public static FakeDocker create() {
    return new FakeDocker(EngineProfile.DOCKER_28_5);
  }

  /**
   * Starts an engine.
   *
   * @param profile which engine is imitated
   * @return an engine that holds nothing
   */
  public static FakeDocker create(EngineProfile profile) {
    return new FakeDocker(profile);
  }

  /**
   * Returns docker-java's way to this engine.
   *
   * @return a transport; it may be shared
   */
  public FakeTransport transport() {
    return transport;
  }

  /**
   * Returns the engine's time.
   *
   * @return a clock that stands still until it is told to go on
   */
  public FakeClock clock() {
    return world.clock();
  }

  /**
   * Returns what containers do when they are started.
   *
   * @return programs by image; at first none, so that containers run until they are stopped
   */
  public Programs programs() {
    return daemon.containers().programs();
  }

  @Override
  public void close() {}
}
