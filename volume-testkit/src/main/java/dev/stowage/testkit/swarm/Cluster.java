package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.ContainerStore;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;

/** A Swarm of which this engine is the only node, and so its manager. */
public final class Cluster {

  private final String address;
  private final int port;
  private final SwarmMeta meta;
  private final SwarmMeta node;
  private final String network;
  private final String token;
  private final Secrets secrets;
  private final Services services;
  private final ClusterVolumes volumes;

  Cluster(World world, ContainerStore containers, String address, int port) {
    SwarmClock clock = new SwarmClock(world);
    this.address = address;
    this.port = port;
    this.meta = new SwarmMeta(clock);
    this.node = new SwarmMeta(clock);
    this.network = SwarmMeta.newId(clock);
    this.token = SwarmMeta.newId(clock) + SwarmMeta.newId(clock);
    this.secrets = new Secrets(clock);
    this.services = new Services(clock, new TaskLauncher(clock, containers, node.id()));
    this.volumes = new ClusterVolumes(clock, secrets);
  }

  /** Returns the address that other nodes would find this one at. */
  public String address() {
    return address;
  }

  /** Returns the port that managers are found at there. */
  public int port() {
    return port;
  }

  public SwarmMeta meta() {
    return meta;
  }

  public SwarmMeta node() {
    return node;
  }

  /** Returns the id of the host's network, which is the only one that services can ask for. */
  public String hostNetwork() {
    return network;
  }

  /** Returns what another node would have to know to join as a worker or as a manager. */
  public String joinToken(boolean manager) {
    String secret = manager ? network : node.id();
    return "SWMTKN-1-" + token + "-" + secret;
  }

  public Secrets secrets() {
    return secrets;
  }

  public Services services() {
    return services;
  }

  public ClusterVolumes volumes() {
    return volumes;
  }

  Runnable save() {
    return Saved.all(secrets.save(), services.save(), volumes.save());
  }
}
