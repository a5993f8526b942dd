package dev.stowage.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;

/** A real engine that tests run against; one for each address, kept for the life of the JVM. */
public final class TestEngine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int SWARM_PORT = 23_700;

  private final String host;
  private final DockerStorage storage;
  private final TinyImage image;
  private final Semaphore turn = new Semaphore(1);

  TestEngine(String host) {
    this.host = host;
    this.storage = DockerStorage.builder().host(host).connect();
    this.image = TinyImage.on(storage.docker());
    Runtime.getRuntime().addShutdownHook(new Thread(image::close));
  }

  /** Waits until nobody else uses the engine, and takes it until what is returned is closed. */
  public Turn turn() {
    try {
      ForkJoinPool.managedBlock(new Waiting());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for " + host, e);
    }
    return turn::release;
  }

  /** Lets JUnit run another class in place of one that waits. */
  private final class Waiting implements ForkJoinPool.ManagedBlocker {

    private boolean acquired;

    @Override
    public boolean block() throws InterruptedException {
      turn.acquire();
      acquired = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      acquired = acquired || turn.tryAcquire();
      return acquired;
    }
  }

  /** The time in which an engine is used by one test class alone. */
  @FunctionalInterface
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Returns the engine's address. */
  public String host() {
    return host;
  }

  /** Returns the storage under test. */
  public DockerStorage storage() {
    return storage;
  }

  /** Returns docker-java's client on the same connection. */
  public DockerClient docker() {
    return storage.docker();
  }

  /** Returns the name of an image with a shell. */
  public TinyImage image() {
    return image;
  }

  /** Returns where a Swarm of this engine listens: on a port of its own, for all run at once. */
  public String swarmAddress() {
    return "127.0.0.1:" + (SWARM_PORT + Engines.present().toList().indexOf(this));
  }

  /** Returns the API version spoken. */
  public ApiVersion api() {
    String text = storage.engine().replaceAll(".*API ([0-9.]+).*", "$1");
    return ApiVersion.parse(text).orElseThrow();
  }

  /** Tells whether the engine speaks API 1.minor. */
  public boolean speaks(int minor) {
    return api().isAtLeast(new ApiVersion(1, minor));
  }

  /**
   * Returns a directory that host and engine both see as a shared mount, if the engine was started
   * with one beside its socket.
   */
  public Optional<Path> sharedDirectory() {
    return Optional.of(host)
        .filter(address -> address.startsWith("unix://"))
        .map(address -> Path.of(address.substring("unix://".length())).resolveSibling("shared"))
        .filter(Files::isDirectory);
  }

  /** Creates a container without network that would run a script. */
  public String create(ContainerMounts mounts, String script) {
    return storage.mount(mounts, command(script)).exec().getId();
  }

  /** Prepares a container without network that would run a script. */
  public CreateContainerCmd command(String script) {
    return docker()
        .createContainerCmd(image.name())
        .withHostConfig(new HostConfig().withNetworkMode("none"))
        .withTty(true)
        .withCmd("sh", "-c", script);
  }

  /** Runs a script in a container to its end, and removes the container with its volumes. */
  public Ran run(ContainerMounts mounts, String script) {
    return run(storage.mount(mounts, command(script)));
  }

  /** Runs a prepared container to its end, and removes it with its anonymous volumes. */
  public Ran run(CreateContainerCmd command) {
    String id = command.exec().getId();
    try {
      docker().startContainerCmd(id).exec();
      int status = docker().waitContainerCmd(id).start().awaitStatusCode();
      return new Ran(status, logs(id), inspect(id));
    } finally {
      docker().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    }
  }

  private String logs(String id) {
    return text("/containers/" + id + "/logs?stdout=1&stderr=1").replace("\r\n", "\n");
  }

  /** Returns what the engine says of a container, as it came over the wire. */
  public JsonNode inspect(String id) {
    return get("/containers/" + id + "/json");
  }

  /** Asks the engine directly, past everything that is under test. */
  public JsonNode get(String route) {
    try {
      return JSON.readTree(text(route));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns a docker-java model into the JSON that is sent. */
  public JsonNode json(Object model) {
    return DefaultDockerClientConfig.createDefaultConfigBuilder()
        .build()
        .getObjectMapper()
        .valueToTree(model);
  }

  private String text(String route) {
    DockerHttpClient transport = ((DockerClientImpl) docker()).getHttpClient();
    Request request =
        Request.builder()
            .method(Request.Method.GET)
            .path("/v" + api() + route)
            .putHeader("Accept-Encoding", "identity")
            .build();
    try (DockerHttpClient.Response response = transport.execute(request)) {
      return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return storage.engine();
  }

  /**
   * What a container did.
   *
   * @param status its exit status
   * @param output everything it printed
   * @param inspection what the engine said of it after its end
   */
  public record Ran(int status, String output, JsonNode inspection) {

    /** Reads the container's own mountinfo, if the script printed it. */
    public MountInfo mountAt(String target) {
      List<MountInfo> found =
          output.lines().flatMap(line -> MountInfo.parse(line).stream()).toList();
      return found.stream()
          .filter(mount -> mount.target().equals(target))
          .reduce((first, last) -> last)
          .orElseThrow(() -> new AssertionError("nothing mounted at " + target + ":\n" + output));
    }
  }
}
