package dev.stowage.testkit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.fault.Faults;
import dev.stowage.testkit.files.Trees;
import dev.stowage.testkit.gate.Gate;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.program.Programs;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.serve.Answers;
import dev.stowage.testkit.serve.SocketServer;
import dev.stowage.testkit.snapshot.Snapshots;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.FakeConfig;
import dev.stowage.testkit.transport.FakeTransport;
import dev.stowage.testkit.transport.memory.MemoryConfig;
import dev.stowage.testkit.transport.memory.MemoryTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Docker engine in memory.
 *
 * <p>It manages plugins, see {@link FakeDockerBuilder#inRegistry}, and a Swarm of one node, without
 * networks, certificates and CSI plugins; a task that ends is not started again.
 *
 * <p>Thread-safe; engines share nothing.
 */
public final class FakeDocker implements AutoCloseable {

  private final World world;
  private final Daemon daemon;
  private final CallJournal journal = new CallJournal();
  private final Gate gate;
  private final GivenState given;
  private final Snapshots snapshots;
  private final FakeTransport transport;
  private final FakeConfig config;
  private final Set<Leftover> forbidden;
  private final List<ServedDocker> served = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Leftovers> leftovers = new AtomicReference<>();

  FakeDocker(FakeDockerBuilder builder) {
    this.world =
        new World(builder.profile, builder.topology, builder.clock, new Identifiers(builder.seed));
    this.daemon = new Daemon(world, builder.plugins, builder.registry);
    if (builder.diskSize < Long.MAX_VALUE) {
      world.disk().limit(builder.diskSize, () -> world.locked(daemon::bytesOnDisk));
    }
    this.snapshots = new Snapshots(daemon);
    Switchboard switchboard = new Switchboard(daemon);
    this.given = new GivenState(daemon, switchboard);
    this.gate = new Gate(daemon, switchboard, journal, this::describe);
    this.config = new MemoryConfig(builder.topology.dockerHost());
    this.transport = new MemoryTransport(config, gate::answer);
    this.forbidden = Set.copyOf(builder.forbidden);
  }

  /**
   * Starts the newest of the engines that all is tested on, {@link EngineProfile#DOCKER_28_5}.
   *
   * @return an engine that holds nothing
   */
  public static FakeDocker create() {
    return builder().build();
  }

  /**
   * Starts an engine.
   *
   * @param profile which engine is imitated
   * @return an engine that holds nothing
   */
  public static FakeDocker create(EngineProfile profile) {
    return builder().engine(profile).build();
  }

  /**
   * Begins to describe an engine.
   *
   * @return a builder
   */
  public static FakeDockerBuilder builder() {
    return new FakeDockerBuilder();
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
   * Returns what docker-java wants to know besides the transport.
   *
   * @return a configuration that reads neither environment nor files
   */
  public FakeConfig config() {
    return config;
  }

  /**
   * Returns which engine is imitated.
   *
   * @return the profile
   */
  public EngineProfile profile() {
    return world.profile();
  }

  /**
   * Returns where the engine runs.
   *
   * @return the topology
   */
  public Topology topology() {
    return world.topology();
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
   * Returns what was sent to this engine.
   *
   * @return the journal, which goes on
   */
  public CallJournal journal() {
    return journal;
  }

  /**
   * Returns what goes wrong with calls to this engine.
   *
   * @return the faults; at first none
   */
  public Faults faults() {
    return gate.faults();
  }

  /**
   * Returns what containers do when they are started.
   *
   * @return programs by image; at first none, so that containers run until they are stopped
   */
  public Programs programs() {
    return daemon.containers().programs();
  }

  /**
   * Returns the files of the machine that the engine runs on, where bind mounts have their sources.
   *
   * @return at first the usual directories, such as {@code /tmp}, with nothing in them
   */
  public FileAccess hostFiles() {
    return daemon.host().access();
  }

  /**
   * Looks at all that is in the engine, past its interface: no call is made or noted.
   *
   * @return the state now
   */
  public EngineSnapshot snapshot() {
    return snapshots.take();
  }

  /**
   * Puts volumes, containers, images, managed plugins, the Swarm and the files of the host back as
   * they were. Time, events, the journal, faults, and what volume plugins have on their own side
   * stay as they are.
   *
   * @param snapshot one of this engine; it can be put back any number of times
   * @throws IllegalArgumentException if it is of another engine
   */
  public void restore(EngineSnapshot snapshot) {
    snapshots.restore(requireNonNull(snapshot, "snapshot"));
  }

  /**
   * Stops the engine: containers end, connections break, and every call fails as it does where
   * nobody listens. What it holds, stays. A stopped engine stays stopped.
   */
  public void stop() {
    gate.stop();
  }

  /**
   * Starts a stopped engine, and the containers whose restart policy wants it.
   *
   * @throws dev.stowage.testkit.engine.NotInFakeException if a service of its Swarm has tasks that
   *     would be started again
   */
  public void start() {
    gate.start();
  }

  /** Stops the engine and starts it again. */
  public void restart() {
    gate.restart();
  }

  /**
   * Serves this engine on a socket, for clients in other processes and other languages.
   *
   * <p>There is no security: a unix socket is as safe as its directory, and of TCP only this
   * machine's own addresses are served. What is not in the fake is answered with status 501 and the
   * reason. A request's head may have 1 MiB.
   *
   * @param address {@code unix:///path/to/docker.sock}, or {@code tcp://127.0.0.1:port} where port
   *     0 takes any that is free
   * @return the served engine, which listens already; closing it or this engine ends it
   * @throws IllegalArgumentException if the address is none that can be served
   * @throws java.io.UncheckedIOException if the address is in use or cannot be had
   */
  public ServedDocker serve(URI address) {
    return serve(address, () -> {}, shortcoming -> {});
  }

  /**
   * Serves this engine on a free port of this machine.
   *
   * @return the served engine, which listens already; closing it or this engine ends it
   */
  public ServedDocker serveOnLoopback() {
    return serve(URI.create("tcp://127.0.0.1:0"));
  }

  ServedDocker serve(URI address, Runnable before, Consumer<RuntimeException> shortcomings) {
    Answers answers =
        new Answers(
            call -> {
              before.run();
              return gate.answerServed(call);
            },
            world.clock(),
            shortcomings);
    ServedDocker docker =
        new ServedDocker(SocketServer.start(requireNonNull(address, "address"), answers));
    served.add(docker);
    return docker;
  }

  /**
   * Tells what the test has left in the engine so far; once it is closed, what was left then.
   *
   * @param kind what to look for
   * @return calls, or names
   */
  public List<String> leftovers(Leftover kind) {
    requireNonNull(kind, "kind");
    Leftovers atClose = leftovers.get();
    return (atClose == null ? leftovers() : atClose).of(kind);
  }

  /**
   * Gives the engine an image, as if it had been imported.
   *
   * @param name such as {@code postgres:17}; without a tag it gets {@code latest}
   * @param content the image's files
   * @param changes instructions of a Dockerfile that configure it, such as {@code VOLUME /data} or
   *     {@code ENV A=1}
   * @return the image's id, which begins with {@code sha256:}
   * @throws IllegalArgumentException if the engine would not take the name or an instruction
   */
  public String addImage(String name, FileTree content, String... changes) {
    return given.image(
        requireNonNull(name, "name"), requireNonNull(content, "content"), List.of(changes));
  }

  /**
   * Puts things into the engine before the test begins.
   *
   * @return what puts them there, past the engine's interface
   */
  public GivenState given() {
    return given;
  }

  /**
   * Returns what is in a volume.
   *
   * @param name the volume's name
   * @return its files as they are now
   * @throws IllegalArgumentException if there is no such volume
   */
  public FileTree filesOfVolume(String name) {
    return world.locked(
        () ->
            daemon
                .volumes()
                .find(requireNonNull(name, "name"))
                .map(volume -> Trees.read(volume.root()))
                .orElseThrow(() -> new IllegalArgumentException("no volume " + name)));
  }

  /**
   * Looks at a running container from within: what a client that is in it can know of itself.
   *
   * @param container its name or id
   * @return what it can read
   * @throws IllegalArgumentException if there is no such container, or it does not run
   * @throws dev.stowage.testkit.engine.NotInFakeException if it shares the control groups of a
   *     rootless engine
   */
  public ContainerSelf inside(String container) {
    return world.locked(() -> ContainerSelf.of(requireNonNull(container, "container"), daemon));
  }

  private Leftovers leftovers() {
    return new Leftovers(gate.leftOpen(), snapshot());
  }

  /**
   * Stops the engine for good, and whatever is served. Only the first time does something.
   *
   * @throws AssertionError if something is left that must not be, see {@link
   *     FakeDockerBuilder#mustNotLeave}
   */
  @Override
  public void close() {
    close(forbidden);
  }

  /**
   * Closes this engine, and fails if the test left anything at all in it.
   *
   * @throws AssertionError if something is left
   */
  public void closeLeavingNothing() {
    close(Set.of(Leftover.values()));
  }

  private void close(Set<Leftover> mustNotBeLeft) {
    Leftovers left = leftovers();
    boolean first = leftovers.compareAndSet(null, left);
    gate.close();
    served.forEach(ServedDocker::close);
    if (first) {
      left.requireNone(mustNotBeLeft);
    }
  }

  /**
   * Describes engine, state and calls so far, for messages.
   *
   * @return some lines
   */
  public String describe() {
    return "engine: "
        + profile()
        + "\nstate:\n"
        + indented(snapshot().toString())
        + "\ncalls:\n"
        + indented(journal.toString());
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ");
  }

  /** Returns which engine is imitated. */
  @Override
  public String toString() {
    return "fake " + profile();
  }
}
