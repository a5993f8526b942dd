package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.ContainerStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Swarm that an engine is part of, if it is. Guarded by the world's lock. */
public final class Swarm {

  private final World world;
  private final ContainerStore containers;
  private @Nullable Cluster cluster;

  public Swarm(World world, ContainerStore containers) {
    this.world = world;
    this.containers = containers;
  }

  /** Returns the Swarm, or empty if there is none. */
  public Optional<Cluster> cluster() {
    return Optional.ofNullable(cluster);
  }

  /** Returns the Swarm, or fails as an engine does that manages none. */
  public Cluster managed() {
    return cluster()
        .orElseThrow(
            () ->
                EngineFailure.unavailable(
                    "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm"
                        + " join\" to connect this node to swarm and try again."));
  }

  /** Begins a Swarm. */
  public Cluster init(String address, int port) {
    if (cluster != null) {
      throw EngineFailure.unavailable(
          "This node is already part of a swarm. Use \"docker swarm leave\" to leave this swarm and"
              + " join another one.");
    }
    Cluster fresh = new Cluster(world, containers, address, port);
    cluster = fresh;
    return fresh;
  }

  /** Ends the Swarm, with all that is in it. */
  public void leave(boolean force) {
    Cluster known = cluster;
    if (known == null) {
      throw EngineFailure.unavailable("This node is not part of a swarm");
    }
    if (!force) {
      throw EngineFailure.unavailable(
          "You are attempting to leave the swarm on a node that is participating as a manager."
              + " Removing the last manager erases all current state of the swarm. Use `--force` to"
              + " ignore this message. ");
    }
    known.services().stopAll();
    cluster = null;
  }

  /** Fails if the engine, which was stopped, would have to start tasks again. */
  public void requireNoRestart() {
    cluster().ifPresent(known -> known.services().requireNoRestart());
  }

  /** Returns what puts everything back as it is now. */
  public Runnable save() {
    Cluster then = cluster;
    Runnable content = then == null ? () -> {} : then.save();
    return () -> {
      cluster = then;
      content.run();
    };
  }
}
