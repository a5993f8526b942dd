package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import java.util.List;

/**
 * Something that moves the content of volumes and may be broken off anywhere: then nothing may be
 * left of it, and what was there is as it was.
 *
 * <p>Adding one here is all that it takes to have it run with every fault.
 *
 * @param name how reports call it
 * @param work what it does; it may fill {@link Stage#target}, and make {@link Stage#fresh}, {@link
 *     Stage#EXPORTED} and {@link Stage#EXTRACTED}
 */
public record Operation(String name, Work work) {

  /** Moves content, with what the stage holds. */
  @FunctionalInterface
  public interface Work {
    void on(DockerStorage storage, Stage stage);
  }

  /** Returns all operations. */
  public static List<Operation> all() {
    return List.of(
        new Operation(
            "export",
            (storage, stage) ->
                storage.files(stage.source()).exportTo(stage.folder().resolve(Stage.EXPORTED))),
        new Operation(
            "extract",
            (storage, stage) ->
                storage.files(stage.source()).extractTo(stage.folder().resolve(Stage.EXTRACTED))),
        new Operation(
            "restore",
            (storage, stage) ->
                storage.files(stage.target()).restoreFrom(stage.folder().resolve(Stage.ARCHIVE))),
        new Operation(
            "restore afresh",
            (storage, stage) ->
                storage.volumes().create(archive(stage).definition(stage.fresh()).build())),
        new Operation(
            "seed",
            (storage, stage) ->
                storage.files(stage.target()).seed(VolumeSeed.directory(stage.tree()))),
        new Operation(
            "copy",
            (storage, stage) ->
                storage.copies().copy(VolumeCopy.from(stage.source()).to(stage.target()))),
        new Operation(
            "copy afresh",
            (storage, stage) ->
                storage
                    .copies()
                    .copy(VolumeCopy.from(stage.source()).to(stage.fresh()).verified())),
        new Operation(
            "read", (storage, stage) -> storage.files(stage.source()).read(Stage.LARGE_FILE)),
        new Operation(
            "walk",
            (storage, stage) -> storage.files(stage.source()).walk("", (file, content) -> true)),
        new Operation(
            "freeze",
            (storage, stage) ->
                storage
                    .golden()
                    .freeze(
                        GoldenDefinition.named(stage.frozen())
                            .ofVolume(stage.source())
                            .verified())),
        new Operation(
            "freeze anew",
            (storage, stage) ->
                storage
                    .golden()
                    .freeze(
                        GoldenDefinition.named(stage.golden())
                            .ofVolume(stage.source())
                            .replacing())),
        new Operation(
            "stamp", (storage, stage) -> storage.golden().stamp(stage.golden(), stage.fresh())),
        new Operation(
            "save golden",
            (storage, stage) ->
                storage
                    .golden()
                    .saveTo(GoldenName.of(stage.golden()), stage.folder().resolve(Stage.EXPORTED))),
        new Operation(
            "load golden",
            (storage, stage) ->
                storage.golden().loadFrom(stage.folder().resolve(Stage.GOLDEN_ARCHIVE))));
  }

  private static VolumeArchive archive(Stage stage) {
    return VolumeArchive.of(stage.folder().resolve(Stage.ARCHIVE));
  }

  /** Returns one of them. */
  public static Operation named(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
