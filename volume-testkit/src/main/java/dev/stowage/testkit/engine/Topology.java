package dev.stowage.testkit.engine;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the imitated engine runs, seen from the client: what it says of its machine, where it keeps
 * its data, and what becomes of the paths that a client wants bound.
 *
 * <p>Any {@linkplain EngineProfile engine of Docker} runs in any topology. {@link
 * EngineProfile#PODMAN} is neither {@link #ROOTLESS} nor in Docker Desktop here.
 *
 * <p>No client reaches anything by the addresses: nobody has such a host, user or socket.
 *
 * <p>What could not be proven is left out: Desktop on Linux and with Hyper-V, a client in a WSL
 * distribution, links on the client's machine other than {@code /tmp} and {@code /var} of a Mac,
 * and how Desktop tells of several paths that are not shared: it names the first here. Paths of the
 * client in {@code device} options of volumes and in mounts of Swarm services are refused as not in
 * the fake where Desktop would translate them.
 */
public enum Topology {
  /** An engine with root's rights on the client's own machine. */
  LOCAL("tcp://fake-docker.invalid:2375", Topology.USUAL_ROOT),

  /**
   * An engine without root's rights: {@code /info} says {@code name=rootless}, and data, volumes
   * among them, are in the home of a user. Paths are those of the machine, but a bind source that
   * is missing is only made where that user may. Control groups are those of a machine with
   * systemd.
   *
   * <p>Left out: {@code /version} does not tell of RootlessKit, and files of the machine that
   * belong to others keep their owners, whom real containers see as 65534.
   *
   * <p>Sources: recorded on a rootless Docker Engine 28.5; moby, daemon/info.go (the security
   * options); docs.docker.com/engine/security/rootless.
   */
  ROOTLESS("unix:///run/user/4000000000/docker.sock", "/home/me/.local/share/docker"),

  /**
   * Docker Desktop on a Mac: the engine is in a virtual machine, and a proxy in front of it.
   *
   * <p>Of a container that is created, the proxy turns {@code /Users/me/x}, in {@code Binds} and
   * {@code Mounts} alike, into {@code /host_mnt/Users/me/x}, and labels the container with what it
   * was: {@code desktop.docker.io/binds/0/Source}, {@code …/SourceKind} and {@code …/Target}. So it
   * does with what is below {@code /Users}, {@code /Volumes}, {@code /private}, {@code /tmp} and
   * {@code /var/folders}, which are shared at first; {@code /var/run/docker.sock} becomes {@code
   * /run/host-services/docker.proxy.sock}. All other paths are the virtual machine's own. A bind of
   * one that is not there is refused when the container is started: {@code Mounts denied}, with
   * status 500 and no JSON.
   *
   * <p>Sources: docs.docker.com/desktop/settings-and-maintenance/settings (what is shared);
   * github.com crate/docker-crate issue 212, docker/compose issue 9752 and
   * Azure-Samples/azure-postgres-pgvector-python issue 35 (the refusal);
   * testcontainers/testcontainers-java issues 7450 (its form) and 8170 ({@code /host_mnt});
   * docker/for-mac issue 7647 (the virtual machine).
   */
  DESKTOP_MAC("unix:///Users/fake-docker.invalid/.docker/run/docker.sock", Topology.USUAL_ROOT),

  /**
   * Docker Desktop on Windows, with WSL 2: as {@link #DESKTOP_MAC}, but {@code C:\Users\me\x}
   * becomes {@code /run/desktop/mnt/host/c/Users/me/x}, every drive is shared, and nothing is
   * denied.
   *
   * <p>Sources: github.com docker/for-win issues 5066 and 14390; docs.docker.com/desktop, "File
   * sharing", which is not there with WSL 2.
   */
  DESKTOP_WINDOWS("npipe:////./pipe/fake-docker.invalid", Topology.USUAL_ROOT),

  /** An engine on another machine: what is on the client's disk, is not there. */
  REMOTE("tcp://elsewhere.fake-docker.invalid:2376", Topology.USUAL_ROOT),

  /**
   * The client is in a container of the engine, into which the engine's socket is bound. Paths that
   * the client sees are not those that a bind takes; what it can know of them is told by {@link
   * dev.stowage.testkit.FakeDocker#inside}.
   */
  IN_CONTAINER("unix:///run/fake-docker.invalid/docker.sock", Topology.USUAL_ROOT);

  private static final String USUAL_ROOT = "/var/lib/docker";

  private final URI dockerHost;
  private final String dataRoot;

  Topology(String dockerHost, String dataRoot) {
    this.dockerHost = URI.create(dockerHost);
    this.dataRoot = dataRoot;
  }

  /**
   * Finds a topology by its name.
   *
   * @param name such as {@code desktop-mac}
   * @return the topology, or empty if there is none of that name
   */
  public static Optional<Topology> named(String name) {
    requireNonNull(name, "name");
    return Arrays.stream(values()).filter(each -> each.toString().equals(name)).findFirst();
  }

  /**
   * Returns where a client believes the engine to be: of the kind that is usual there, but an
   * address that nobody has.
   *
   * @return such as {@code unix:///run/user/4000000000/docker.sock}
   */
  public URI dockerHost() {
    return dockerHost;
  }

  /**
   * Returns where the engine keeps its data.
   *
   * @return such as {@code /var/lib/docker}
   */
  public String dataRoot() {
    return dataRoot;
  }

  /**
   * Tells whether the engine is in the virtual machine of Docker Desktop.
   *
   * @return true if it is
   */
  public boolean isDesktop() {
    return this == DESKTOP_MAC || this == DESKTOP_WINDOWS;
  }

  /** Returns the name, such as {@code desktop-mac}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
