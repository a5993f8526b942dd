package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;

/**
 * Copies a volume as people do without us: with {@code cp -a}, in a container that runs already.
 */
final class RunningCopy implements AutoCloseable {

  private final DockerStorage storage;
  private final DockerClient docker;
  private final String target;
  private final String container;

  RunningCopy(String source, String target, DockerStorage storage, String image) {
    this.storage = storage;
    this.docker = storage.docker();
    this.target = target;
    storage.volumes().ensure(VolumeDefinition.named(target).build());
    CreateContainerCmd command =
        docker
            .createContainerCmd(image)
            .withCmd("sleep", "36000")
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"));
    ContainerMounts mounts =
        ContainerMounts.of(
            MountDefinition.volume(source).at("/from").readOnly(),
            MountDefinition.volume(target).at("/to"));
    this.container = storage.mount(mounts, command).exec().getId();
    docker.startContainerCmd(container).exec();
  }

  void copy() throws InterruptedException {
    run("cp", "-a", "/from/.", "/to");
  }

  void empty() throws InterruptedException {
    run("find", "/to", "-mindepth", "1", "-maxdepth", "1", "-exec", "rm", "-rf", "{}", "+");
  }

  private void run(String... words) throws InterruptedException {
    String id =
        docker.execCreateCmd(container).withAttachStderr(true).withCmd(words).exec().getId();
    docker.execStartCmd(id).exec(new ResultCallback.Adapter<>()).awaitCompletion();
    Long status = docker.inspectExecCmd(id).exec().getExitCodeLong();
    if (status == null || status != 0) {
      throw new IllegalStateException(String.join(" ", words) + " ended with " + status);
    }
  }

  @Override
  public void close() {
    docker.removeContainerCmd(container).withForce(true).exec();
    storage.volumes().remove(target);
  }
}
