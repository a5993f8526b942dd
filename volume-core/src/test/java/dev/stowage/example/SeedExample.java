package dev.stowage.example;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.volume;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;

/**
 * The case this library began with: data that outlives its container, kept in a directory of the
 * host and in a named volume. One container writes both and is removed; a second one reads them.
 */
public final class SeedExample {

  /** What the first container does. */
  static final String WRITE =
      "echo order-1 > /data/orders.txt; echo colour=blue > /config/shop.conf";

  /** What the second container does: it fails unless it finds what the first one wrote. */
  static final String READ =
      "read order < /data/orders.txt && [ \"$order\" = order-1 ]"
          + " && read conf < /config/shop.conf && [ \"$conf\" = colour=blue ]";

  private static final String SUFFIX = UUID.randomUUID().toString().substring(0, 8);

  private SeedExample() {}

  /** Runs the example; leaves nothing behind. */
  public static void main(String[] arguments) throws IOException {
    try (DockerStorage storage = DockerStorage.connect();
        ExampleHost host = new RealHost(storage.docker())) {
      say("Engine: " + storage.engine());
      run(storage, host);
    } catch (EngineUnreachableException e) {
      say("No Docker engine answers, so the example runs on the test kit's engine in memory.");
      say("  " + e.getMessage());
      runInMemory();
    }
  }

  private static void runInMemory() throws IOException {
    try (FakeDocker docker = FakeDocker.create();
        DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
        ExampleHost host = new MemoryHost(docker)) {
      say("Engine: " + storage.engine() + ", in memory");
      run(storage, host);
    }
  }

  private static void run(DockerStorage storage, ExampleHost host) throws IOException {
    VolumeDefinition orders =
        VolumeDefinition.named("stowage-example-orders-" + SUFFIX)
            .label("app", "stowage-example")
            .build();
    try {
      boolean created = storage.volumes().ensure(orders).created();
      say((created ? "Created " : "Found ") + orders);

      ContainerMounts writable =
          ContainerMounts.of(bind(host.directory()).at("/config"), volume(orders).at("/data"));
      say("First container writes, with " + writable);
      CreateContainerCmd first = storage.docker().createContainerCmd(host.image());
      runToEnd(storage, storage.mount(writable, first), WRITE);
      say("  removed; the volume and the directory stay");

      ContainerMounts readOnly =
          ContainerMounts.of(
              bind(host.directory()).at("/config").readOnly(),
              volume(orders).at("/data").readOnly());
      say("Second container reads, with " + readOnly);
      CreateContainerCmd second = storage.docker().createContainerCmd(host.image());
      runToEnd(storage, storage.mount(readOnly, second), READ);
      say("  it read order-1 from the volume and colour=blue from the directory");
      say("On the engine's host: shop.conf holds " + host.read("shop.conf"));
      say("Docker reports: " + storage.volumes().inspect(orders.name()));
    } finally {
      storage.volumes().remove(orders.name(), RemovalOption.MISSING_IS_FINE);
      say("Removed the volume, the directory and the containers again.");
    }
  }

  private static void runToEnd(DockerStorage storage, CreateContainerCmd command, String script) {
    DockerClient docker = storage.docker();
    HostConfig config = Objects.requireNonNull(command.getHostConfig());
    String id =
        command
            .withHostConfig(config.withNetworkMode("none"))
            .withCmd("sh", "-c", script)
            .exec()
            .getId();
    try {
      docker.startContainerCmd(id).exec();
      int status = docker.waitContainerCmd(id).start().awaitStatusCode();
      InspectContainerResponse container = docker.inspectContainerCmd(id).exec();
      Objects.requireNonNull(container.getMounts())
          .forEach(
              mount ->
                  say(
                      "  Docker mounted "
                          + mount.getSource()
                          + " at "
                          + mount.getDestination()
                          + (Boolean.TRUE.equals(mount.getRW()) ? "" : " read-only")));
      if (status != 0) {
        throw new IllegalStateException("the container ended with status " + status);
      }
    } finally {
      docker.removeContainerCmd(id).withForce(true).exec();
    }
  }

  private static void say(String line) {
    System.out.println(line.strip().isEmpty() ? "" : line.stripTrailing());
  }
}
