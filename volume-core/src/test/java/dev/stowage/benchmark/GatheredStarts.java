package dev.stowage.benchmark;

import static dev.stowage.volume.mount.MountDefinition.bind;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a container takes from its creation to its end whose many files are gathered in one
 * volume, beside one that has their directory bound, and one that has each file bound.
 */
final class GatheredStarts {

  private static final int FILES = Integer.getInteger("speed.binds", 3000);
  private static final String TARGET = "/etc/shop";

  private final DockerClient docker;
  private final DockerStorage storage;
  private final String image;
  private final Path files;

  GatheredStarts(DockerClient docker, DockerStorage storage, String image, Path folder)
      throws IOException {
    this.docker = docker;
    this.storage = storage;
    this.image = image;
    this.files = Files.createDirectory(folder.resolve("bound"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(file(i), "file " + i + " of " + folder);
    }
  }

  private Path file(int number) {
    return files.resolve("file-" + number);
  }

  void measure(int rounds) throws Exception {
    List<MountBuilder<?, ?>> each = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      each.add(bind(file(i)).at(TARGET + "/file-" + i).readOnly());
    }
    ContainerMounts binds = ContainerMounts.of(each.toArray(MountBuilder<?, ?>[]::new));
    ContainerMounts directory = ContainerMounts.of(bind(files).at(TARGET).readOnly());
    FileGathering gathering = FileGathering.forImage(image, binds).into(TARGET);
    long begin = System.nanoTime();
    ContainerMounts gathered = storage.gatherings().gather(gathering);
    System.out.println(
        FILES + " files gathered in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    try {
      run(gathered);
      String work = "start with " + FILES + " files";
      new Contest(work)
          .way("stowage, gathered", () -> run(gathered))
          .way("one directory bind", () -> run(directory))
          .way(FILES + " file binds", () -> run(binds))
          .way("gathering, volume is there", () -> storage.gatherings().gather(gathering))
          .run(rounds);
    } finally {
      VolumeName volume = ((VolumeMount) gathered.mounts().get(0)).volume();
      storage.volumes().remove(volume.value());
    }
  }

  private void run(ContainerMounts mounts) {
    String id =
        storage
            .mount(
                mounts,
                docker
                    .createContainerCmd(image)
                    .withCmd("ls", TARGET + "/file-0", TARGET + "/file-" + (FILES - 1))
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none")))
            .exec()
            .getId();
    docker.startContainerCmd(id).exec();
    int status = docker.waitContainerCmd(id).start().awaitStatusCode();
    docker.removeContainerCmd(id).exec();
    if (status != 0) {
      throw new IllegalStateException("the files were not there");
    }
  }
}
