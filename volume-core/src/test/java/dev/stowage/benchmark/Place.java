package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;

/** A volume, and a container that has it mounted at {@code /data} and was never started. */
final class Place implements AutoCloseable {

  private final String volume;
  private final DockerStorage storage;
  private final DockerClient docker;
  private final String image;
  private String container;

  Place(String volume, DockerStorage storage, DockerClient docker, String image) {
    this.volume = volume;
    this.storage = storage;
    this.docker = docker;
    this.image = image;
    this.container = make();
  }

  String volume() {
    return volume;
  }

  String container() {
    return container;
  }

  /** Throws both away and makes them anew. */
  void renew() {
    close();
    container = make();
  }

  private String make() {
    storage.volumes().ensure(VolumeDefinition.named(volume).build());
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume(volume).at("/data"));
    return storage
        .mount(
            mounts,
            docker
                .createContainerCmd(image)
                .withCmd("sleep", "3600")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none")))
        .exec()
        .getId();
  }

  @Override
  public void close() {
    docker.removeContainerCmd(container).withForce(true).exec();
    storage.volumes().remove(volume);
  }
}
