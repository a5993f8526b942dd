package dev.stowage.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.check.Destination;
import dev.stowage.docker.check.MountCheck;
import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.EngineFiles;
import dev.stowage.docker.content.FreshVolumes;
import dev.stowage.docker.content.Seeding;
import dev.stowage.docker.copy.CopySide;
import dev.stowage.docker.copy.EngineCopies;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.run.ContainerStart;
import dev.stowage.docker.run.EngineVolumes;
import dev.stowage.docker.run.FilledVolumes;
import dev.stowage.docker.run.ManagedPlugins;
import dev.stowage.docker.run.MountedVolumes;
import dev.stowage.docker.run.SwarmVolumes;
import dev.stowage.docker.run.SystemClock;
import dev.stowage.docker.wire.DockerJavaEngine;
import dev.stowage.docker.wire.HostConfigMounts;
import dev.stowage.docker.wire.ServiceMounts;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.copy.VolumeCopies;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountsDifferException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * The storage of one Docker engine: its volumes, and mounts for its containers and services.
 *
 * <pre>{@code
 * try (DockerStorage storage = DockerStorage.connect()) {
 *   storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
 *   storage.mount(mounts, storage.docker().createContainerCmd("postgres:17")).exec();
 * }
 * }</pre>
 *
 * <p>The API version is negotiated once, with the first call, and put on every request: 1.41
 * (engine 20.10) is the oldest that works, 1.51 (engine 28.5) the newest that is chosen. Every
 * request ends with an answer or a failure within the timeout, by default 60 seconds, and 150 where
 * a volume plugin may be at work, on unix sockets too. Thread-safe; meant to be kept for the life
 * of the application.
 */
public final class DockerStorage implements AutoCloseable {

  private final Connection connection;
  private final Carriers carriers;
  private final FreshVolumes fresh;
  private final VolumeManager volumes;
  private final PluginManager plugins;
  private final ClusterVolumes clusterVolumes;
  private final MountedVolumes mounted;
  private final ContainerStart starts;
  private final CopySide copySide;

  DockerStorage(Connection connection) {
    this.connection = connection;
    DockerJavaEngine engine = connection.engine();
    VolumeManager plain = new EngineVolumes(engine);
    this.carriers = new Carriers(engine, connection.archives(), engine.containers());
    this.fresh = new FreshVolumes(plain, engine, carriers, connection.archives());
    Seeding seeding = new Seeding(carriers, Transfer.unwatched());
    this.volumes = new FilledVolumes(plain, fresh, seeding, connection.profiles());
    this.copySide = new CopySide(volumes, fresh, carriers, engine.containers());
    this.plugins = new ManagedPlugins(engine.plugins(), engine);
    this.clusterVolumes = new SwarmVolumes(engine.cluster());
    this.mounted = new MountedVolumes(engine);
    this.starts = new ContainerStart(engine);
  }

  /**
   * Connects to the engine that the docker command would use: {@code DOCKER_HOST}, else the docker
   * context, else the default socket. {@link #close} ends the connection.
   *
   * @return the engine's storage; the engine has answered already
   * @throws EngineUnreachableException if no engine answers there
   * @throws InvalidDefinitionException if the settings name no engine
   */
  public static DockerStorage connect() {
    return builder().connect();
  }

  /**
   * Starts a connection with other settings than {@link #connect()}.
   *
   * @return an open connection
   */
  public static DockerStorageBuilder builder() {
    return new DockerStorageBuilder();
  }

  /**
   * Shares the connection of an application. {@link #close} leaves it open. Nothing is sent until
   * the first call.
   *
   * @param config the application's settings; an API version set there is kept to
   * @param transport the application's transport
   * @return the engine's storage
   */
  public static DockerStorage using(DockerClientConfig config, DockerHttpClient transport) {
    return builder().using(config, transport);
  }

  /**
   * Shares the connection of an application's docker-java client; see {@link
   * #using(DockerClientConfig, DockerHttpClient)}.
   *
   * @param config the settings that the client was made with
   * @param client the application's client, made by docker-java and not wrapped
   * @return the engine's storage
   * @throws IllegalArgumentException if the client does not reveal its transport
   */
  public static DockerStorage using(DockerClientConfig config, DockerClient client) {
    if (requireNonNull(client, "client") instanceof DockerClientImpl made
        && made.getHttpClient() != null) {
      return using(config, made.getHttpClient());
    }
    throw new IllegalArgumentException(
        "share a client of type "
            + client.getClass().getName()
            + ": it hides its transport. Pass the DockerHttpClient it was made with.");
  }

  /**
   * Returns the engine's volumes.
   *
   * @return the volumes; the same object each time
   */
  public VolumeManager volumes() {
    return volumes;
  }

  /**
   * Returns the engine's managed plugins, and the health of its volume drivers.
   *
   * @return the plugins; the same object each time
   */
  public PluginManager plugins() {
    return plugins;
  }

  /**
   * Returns the cluster volumes of the Swarm that this engine manages.
   *
   * @return the cluster volumes; the same object each time
   */
  public ClusterVolumes clusterVolumes() {
    return clusterVolumes;
  }

  /**
   * Opens the files of a volume. Nothing is sent until the first call.
   *
   * @param volume the volume's name
   * @return its files
   * @throws InvalidDefinitionException if no volume can have that name
   */
  public VolumeFiles files(String volume) {
    return files(VolumeName.of(volume));
  }

  /**
   * Opens the files of a volume; see {@link #files(String)}.
   *
   * @param volume the volume's name
   * @return its files
   */
  public VolumeFiles files(VolumeName volume) {
    return new EngineFiles(requireNonNull(volume, "volume"), carriers, new SystemClock());
  }

  /**
   * Removes what killed programs left while they moved content: containers, which refer to a volume
   * and so keep it from being removed, and volumes that were made to be filled and are not. A
   * volume that was there before, and was being filled, is made as empty as it was. What belongs to
   * programs on other machines, or in other containers on this one, goes when it is older than a
   * day, by the engine's clock; volumes of theirs stay. Programs that live are not disturbed.
   *
   * <p>The first call that moves content does so by itself for containers. What a killed program
   * leaves in directories of this machine has a name that begins with {@code .stowage-}, and goes
   * with the next export or extraction into the same directory.
   *
   * @return the names of the containers and volumes that were removed
   */
  public List<String> sweep() {
    List<String> removed = new ArrayList<>(connection.archives().sweep());
    removed.addAll(fresh.sweep());
    return removed;
  }

  /**
   * Returns copies and moves of whole volumes on this engine.
   *
   * @return how they are asked for; the same engine is source and target
   */
  public VolumeCopies copies() {
    return copiesTo(this);
  }

  /**
   * Returns copies and moves of whole volumes from this engine to another.
   *
   * @param target where the copies are made
   * @return how they are asked for
   */
  public VolumeCopies copiesTo(DockerStorage target) {
    return new EngineCopies(copySide, target.copySide);
  }

  /**
   * Lists what this engine cannot do of some mounts of a container, without changing anything.
   *
   * @param mounts the mounts
   * @return findings that name the API version that is missing, sorted; empty if all can be done
   */
  public List<Finding> check(ContainerMounts mounts) {
    return MountCheck.unsupported(
        requireNonNull(mounts, "mounts"), identity(), Destination.CONTAINER);
  }

  /**
   * Adds mounts to a command that creates a container; see {@link #mount(ContainerMounts,
   * HostConfig)}.
   *
   * @param mounts the mounts
   * @param command the command, which must be carried out by this engine
   * @return the same command, for {@code exec()}
   * @throws UnsupportedByEngineException if the engine would drop or refuse some of it
   * @throws InvalidDefinitionException if two things would be mounted at one target
   */
  public CreateContainerCmd mount(ContainerMounts mounts, CreateContainerCmd command) {
    HostConfig config = requireNonNull(command, "command").getHostConfig();
    return command.withHostConfig(mount(mounts, config == null ? new HostConfig() : config));
  }

  /**
   * Adds mounts to the configuration of a container.
   *
   * <p>What is there stays: binds, mounts, tmpfs and volumes-from. Either all mounts are added or,
   * with a failure, none. Containers named under volumes-from are inspected, one request each.
   *
   * <p>A volume that is mounted with its definition, or with a driver or label, is looked for: if
   * it is there it must be so, as in {@link VolumeManager#ensure}, and if not, its driver must be.
   * One that is mounted by its name alone is looked for too, as in {@link VolumeManager#find}, so
   * that the mount goes to the driver that has it: an engine whose plugin errs makes a local volume
   * instead. What the engine then made of it, {@link #verify} tells.
   *
   * @param mounts the mounts
   * @param config the configuration, which is changed; not to be shared between threads
   * @return the same configuration
   * @throws UnsupportedByEngineException if the engine would drop or refuse some of it
   * @throws InvalidDefinitionException if two things would be mounted at one target
   * @throws VolumeDiffersException if a volume exists with other settings than the mount says
   * @throws DriverNotFoundException if the driver of a volume is not there
   * @throws DriverFailedException if the driver of a volume is there but does not answer
   */
  public HostConfig mount(ContainerMounts mounts, HostConfig config) {
    HostConfigMounts.refuseLostDriver(
        requireNonNull(mounts, "mounts"), requireNonNull(config, "config"));
    List<TakenTarget> taken = HostConfigMounts.taken(config, connection.engine());
    MountCheck.require(mounts, identity(), Destination.CONTAINER, taken);
    HostConfigMounts.add(mounted.require(mounts), config, identity());
    return config;
  }

  /**
   * Verifies, after a container was created and before it is started, that the volumes it mounts
   * are those that were asked for: by name, driver, options and labels.
   *
   * <pre>{@code
   * String id = storage.mount(mounts, docker.createContainerCmd("postgres:17")).exec().getId();
   * storage.verify(id, mounts);
   * storage.start(id);
   * }</pre>
   *
   * <p>An engine whose plugin forgets a volume may make a fresh local one of the same name in its
   * place, and some engines drop the driver of a mount. Costs a request, and one or two for each
   * volume whose settings the mounts say. Mounts that are no volumes are left to the engine.
   *
   * @param container the container's name or id
   * @param mounts what it was to mount
   * @throws MountsDifferException if it has mounted something else; it is left as it is
   * @throws ContainerNotFoundException if there is no such container
   * @throws DriverFailedException if the driver of a volume does not answer
   */
  public void verify(String container, ContainerMounts mounts) {
    mounted.verify(requireNonNull(container, "container"), requireNonNull(mounts, "mounts"));
  }

  /**
   * Starts a container, and says which volume cannot be mounted if that is why it does not start.
   * One that runs already stays as it is.
   *
   * <p>A volume whose driver reaches elsewhere is mounted here for the first time, and only now a
   * missing server, a wrong password or a kernel without the file system shows. The engine's own
   * words name no volume where a plugin mounts it. A driver that accepts a mount it cannot serve,
   * as some do, is found out by the container alone.
   *
   * @param container the container's name or id
   * @throws MountFailedException if a volume cannot be mounted; the container has not started
   * @throws ContainerNotFoundException if there is no such container
   * @throws DriverFailedException if the driver of a volume does not answer
   * @throws DriverNotFoundException if the driver of a volume is gone
   */
  public void start(String container) {
    starts.start(requireNonNull(container, "container"));
  }

  /**
   * Adds mounts to the containers of a Swarm service. What is there stays.
   *
   * @param mounts the mounts
   * @param spec the specification, which is changed; not to be shared between threads
   * @return the same specification
   * @throws UnsupportedByEngineException if the engine would drop or refuse some of it; images,
   *     SELinux labels, a host path to be created and a choice about submounts cannot be said for
   *     services at all
   * @throws InvalidDefinitionException if two things would be mounted at one target
   */
  public ContainerSpec mount(ContainerMounts mounts, ContainerSpec spec) {
    requireNonNull(mounts, "mounts");
    MountCheck.require(
        mounts, identity(), Destination.SERVICE, ServiceMounts.taken(requireNonNull(spec, "spec")));
    ServiceMounts.add(mounts, spec, identity());
    return spec;
  }

  /**
   * Returns a docker-java client on the same connection, pinned to the same API version.
   *
   * @return a client; it needs no closing, and closing it has no effect
   */
  public DockerClient docker() {
    return connection.docker();
  }

  /**
   * Returns which engine this is, and the API version spoken.
   *
   * @return a text such as {@code Docker Engine 28.5.2 (API 1.51)}
   */
  public String engine() {
    return identity().toString();
  }

  /**
   * Returns the engine's address.
   *
   * @return an address such as {@code unix:///var/run/docker.sock}
   */
  public String host() {
    return connection.host();
  }

  private EngineIdentity identity() {
    Engine engine = connection.engine();
    return engine.identity();
  }

  /**
   * Ends the connection if Stowage opened it, and leaves a shared one open. Calls that still wait,
   * and later ones, throw {@link IllegalStateException}. Closing twice has no effect.
   */
  @Override
  public void close() {
    connection.close();
  }
}
