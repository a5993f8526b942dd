package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import java.util.List;

/**
 * Something that moves the content of volumes and may be broken off anywhere: then nothing may be
 * left of it, and what was there is as it was.
 *
 * <p>Adding one here is all that it takes to have it run with every fault.
 *
 * @param name how reports call it
 * @param work what it does; it may change {@link Stage#target} and make {@link Stage#EXPORTED} only
 */
record Operation(String name, Work work) {

  /** Moves content, with what the stage holds. */
  @FunctionalInterface
  interface Work {
    void on(DockerStorage storage, Stage stage);
  }

  /** Returns all operations. */
  static List<Operation> all() {
    return List.of(
        new Operation(
            "export",
            (storage, stage) ->
                storage.files(stage.source()).exportTo(stage.folder().resolve(Stage.EXPORTED))),
        new Operation(
            "restore",
            (storage, stage) ->
                storage.files(stage.target()).restoreFrom(stage.folder().resolve(Stage.ARCHIVE))),
        new Operation(
            "read", (storage, stage) -> storage.files(stage.source()).read(Stage.LARGE_FILE)),
        new Operation("list", (storage, stage) -> storage.files(stage.source()).list("")));
  }

  /** Returns one of them. */
  static Operation named(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
