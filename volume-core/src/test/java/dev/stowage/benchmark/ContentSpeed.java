package dev.stowage.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.engines.TinyImage;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How fast data goes in and out of volumes, and from one to another, beside docker-java's own
 * commands, {@code docker cp}, a bare read of the same answer and {@code cp -a} in a container, and
 * golden volumes beside clones, on one real engine. Sizes are set by system properties: {@code
 * speed.megabytes} (1024), {@code speed.files} (50000, of 1 KiB each), {@code speed.rounds} (5).
 */
public final class ContentSpeed {

  private static final int MEGABYTES = Integer.getInteger("speed.megabytes", 1024);
  private static final int FILES = Integer.getInteger("speed.files", 50_000);
  private static final int ROUNDS = Integer.getInteger("speed.rounds", 5);
  private static final int FILES_PER_DIRECTORY = 500;
  private static final String PREFIX =
      "stowage-bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";

  private final DockerClient docker;
  private final DockerStorage storage;
  private final String image;
  private final RawRead raw;

  private ContentSpeed(DockerClient docker, DockerStorage storage, String image, RawRead raw) {
    this.docker = docker;
    this.storage = storage;
    this.image = image;
    this.raw = raw;
  }

  /** Measures and prints one table. */
  public static void main(String[] arguments) throws Exception {
    DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    Path folder = Files.createTempDirectory("stowage-speed-");
    try (DockerHttpClient transport =
        new ApacheDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build()) {
      DockerClient docker = DockerClientImpl.getInstance(config, transport);
      try (DockerStorage storage = DockerStorage.using(config, transport);
          TinyImage image = TinyImage.on(docker)) {
        System.out.println("On " + storage.engine() + ", medians of " + ROUNDS + " rounds:");
        ContentSpeed speed =
            new ContentSpeed(docker, storage, image.name(), new RawRead(config.getDockerHost()));
        speed.measure(MEGABYTES + " MiB at random", big(folder.resolve("big")));
        speed.measure(FILES + " files of 1 KiB", small(folder.resolve("small")));
        new GatheredStarts(docker, storage, image.name(), folder).measure(ROUNDS);
      }
    } finally {
      delete(folder);
    }
  }

  private static Path big(Path folder) throws IOException {
    Files.createDirectory(folder);
    byte[] megabyte = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(folder.resolve("random"))) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(megabyte);
        out.write(megabyte);
      }
    }
    return folder;
  }

  private static Path small(Path folder) throws IOException {
    Files.createDirectory(folder);
    byte[] kilobyte = new byte[1 << 10];
    Random random = new Random(2);
    for (int i = 0; i < FILES; i++) {
      Path directory = folder.resolve("directory-" + i / FILES_PER_DIRECTORY);
      if (i % FILES_PER_DIRECTORY == 0) {
        Files.createDirectory(directory);
      }
      random.nextBytes(kilobyte);
      Files.write(directory.resolve("file-" + i), kilobyte);
    }
    return folder;
  }

  private void measure(String data, Path folder) throws Exception {
    try (Place source = new Place(PREFIX + "source", storage, docker, image)) {
      command("docker", "cp", folder + "/.", source.container() + ":/data");
      export(data, source.volume(), source.container());
      stamps(data, source.volume());
      copies(data, source.volume());
    }
    try (Place target = new Place(PREFIX + "target", storage, docker, image)) {
      imports(data, folder, target);
    }
  }

  private void copies(String data, String source) throws Exception {
    String target = PREFIX + "clone";
    try (RunningCopy running = new RunningCopy(source, PREFIX + "copied", storage, image)) {
      new Contest("clone of " + data)
          .between(
              () -> {
                storage.volumes().remove(target, RemovalOption.MISSING_IS_FINE);
                running.empty();
              })
          .way("stowage", () -> storage.copies().copy(VolumeCopy.from(source).to(target)))
          .way("cp -a in a container", running::copy)
          .run(ROUNDS);
    }
  }

  private void stamps(String data, String source) throws Exception {
    GoldenName golden = GoldenName.of(PREFIX + "golden");
    String copy = PREFIX + "copy";
    long start = System.nanoTime();
    storage.golden().freeze(GoldenDefinition.named(golden.toString()).ofVolume(source));
    System.out.printf(
        Locale.ROOT, "freezing %s took %.2f s%n", data, (System.nanoTime() - start) / 1e9);
    try {
      new Contest("another volume of " + data)
          .between(() -> storage.volumes().remove(copy))
          .way("golden stamp", () -> storage.golden().stamp(golden.toString(), copy))
          .way("clone", () -> storage.copies().copy(VolumeCopy.from(source).to(copy)))
          .run(ROUNDS);
    } finally {
      storage.golden().remove(golden);
    }
  }

  private void imports(String data, Path folder, Place target) throws Exception {
    new Contest("import of " + data)
        .between(target::renew)
        .way("stowage", () -> storage.files(target.volume()).seed(VolumeSeed.directory(folder)))
        .way("docker-java", () -> copyIn(folder, target.container()))
        .way(
            "docker cp",
            () -> command("docker", "cp", folder + "/.", target.container() + ":/data"))
        .run(ROUNDS);
  }

  private void copyIn(Path folder, String container) {
    docker
        .copyArchiveToContainerCmd(container)
        .withHostResource(folder + "/.")
        .withRemotePath("/data")
        .exec();
  }

  private void export(String data, String volume, String container) throws Exception {
    new Contest("export of " + data)
        .way("stowage", () -> storage.files(volume).exportTo(nowhere(), ArchiveFormat.TAR))
        .way("docker-java", () -> readAll(container))
        .way("docker cp", () -> command("docker", "cp", container + ":/data/.", "-"))
        .way("bare read", () -> raw.get("/containers/" + container + "/archive?path=/data/."))
        .run(ROUNDS);
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }

  private void readAll(String container) throws IOException {
    try (InputStream tar = docker.copyArchiveFromContainerCmd(container, "/data/.").exec()) {
      tar.transferTo(nowhere());
    }
  }

  private static void command(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(words))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", words) + " failed");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
