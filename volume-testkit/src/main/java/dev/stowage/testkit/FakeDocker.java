package dev.stowage.testkit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.files.Trees;
import dev.stowage.testkit.image.ImageChanges;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.ImageName;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.program.Programs;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.serve.Answers;
import dev.stowage.testkit.serve.SocketServer;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.FakeTransport;
import dev.stowage.testkit.transport.memory.MemoryTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A Docker engine in memory.
 *
 * <p>Thread-safe; engines share nothing.
 */
public final class FakeDocker implements AutoCloseable {

  private final World world;
  private final Switchboard switchboard;
  private final Daemon daemon;
  private final FakeTransport transport;
  private final List<ServedDocker> served = new CopyOnWriteArrayList<>();

  private FakeDocker(EngineProfile profile) {
    this.world = new World(profile, FakeClock.create(), new Identifiers(1));
    this.daemon = new Daemon(world, List.of());
    this.switchboard = new Switchboard(daemon);
    this.transport = new MemoryTransport(switchboard);
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
              return switchboard.answer(call);
            },
            world.clock(),
            shortcomings);
    ServedDocker docker =
        new ServedDocker(SocketServer.start(requireNonNull(address, "address"), answers));
    served.add(docker);
    return docker;
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
    return world.locked(
        () -> {
          try {
            ImageName parsed = ImageName.parse(requireNonNull(name, "name"), world);
            ImageConfig config = ImageChanges.read(List.of(changes), world);
            StoredImage image =
                daemon.images().add(Trees.of(requireNonNull(content, "content")), config, "");
            daemon.images().tag(image, parsed);
            return image.id();
          } catch (EngineFailure refusal) {
            throw new IllegalArgumentException(refusal.text(), refusal);
          }
        });
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
   * Returns the files of the machine that the engine runs on, where bind mounts have their sources.
   *
   * @return at first the usual directories, such as {@code /tmp}, with nothing in them
   */
  public FileAccess hostFiles() {
    return daemon.host().access();
  }

  /** Ends whatever is served. */
  @Override
  public void close() {
    served.forEach(ServedDocker::close);
  }
}
