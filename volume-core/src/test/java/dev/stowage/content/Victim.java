package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import java.nio.file.Path;

/** A program that carries out one operation, and is killed while it is at it. */
final class Victim {

  private Victim() {}

  /** Takes an engine's address, an operation's name, and prefix and folder of a stage. */
  public static void main(String[] words) {
    Stage stage = new Stage(words[2], Path.of(words[3]));
    try (DockerStorage storage = DockerStorage.builder().host(words[0]).connect()) {
      Operation.named(words[1]).work().on(storage, stage);
    }
  }
}
