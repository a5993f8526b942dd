package dev.stowage.example;

import com.github.dockerjava.api.DockerClient;
import dev.stowage.engines.TinyImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine, and the engine that runs on it. */
final class RealHost implements ExampleHost {

  private final TinyImage image;
  private final Path directory;

  RealHost(DockerClient docker) throws IOException {
    this.directory = Files.createTempDirectory("stowage-example-");
    this.image = TinyImage.on(docker);
  }

  @Override
  public String image() {
    return image.name();
  }

  @Override
  public String directory() {
    return directory.toString();
  }

  @Override
  public String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Override
  public void close() throws IOException {
    image.close();
    Files.deleteIfExists(directory.resolve("shop.conf"));
    Files.deleteIfExists(directory);
  }
}
