package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.VolumeException;
import java.util.List;
import java.util.Optional;

/** Starts containers, and names the volume that keeps one from it. */
public final class ContainerStart {

  private final Engine engine;

  /**
   * Starts on one engine.
   *
   * @param engine the engine's port
   */
  public ContainerStart(Engine engine) {
    this.engine = engine;
  }

  /** Starts a container; one that runs stays as it is. */
  public void start(String container) {
    Optional<MountTrouble> trouble = engine.startContainer(container, () -> drivers(container));
    if (trouble.isPresent()) {
      throw failure(container, trouble.get());
    }
  }

  private MountFailedException failure(String container, MountTrouble trouble) {
    String attempt = "start container '" + container + "'";
    try {
      List<VolumeName> volumes = trouble.volume().map(List::of).orElseGet(() -> others(container));
      return new MountFailedException(
          attempt, volumes, trouble.problem(), words(volumes, trouble), null);
    } catch (VolumeException e) {
      MountFailedException failure =
          new MountFailedException(attempt, List.of(), trouble.problem(), trouble.words(), null);
      failure.addSuppressed(e);
      return failure;
    }
  }

  /** An engine names its own volumes but not those of plugins, so it is one of these. */
  private List<VolumeName> others(String container) {
    return engine.mounts(container).stream()
        .filter(mount -> mount.type().equals("volume"))
        .filter(mount -> !mount.driver().equals(VolumeDriver.LOCAL))
        .map(FoundMount::name)
        .map(VolumeName::ofPlugin)
        .toList();
  }

  private String words(List<VolumeName> volumes, MountTrouble trouble) {
    return volumes.size() != 1
        ? trouble.words()
        : engine
            .findVolume(volumes.get(0), Patience.USUAL)
            .map(volume -> trouble.wordsAbout(volume.driver()))
            .orElse(trouble.words());
  }

  /** The engine may quote their options, secrets included, when it cannot mount. */
  private List<VolumeDriver> drivers(String container) {
    try {
      return engine.mounts(container).stream()
          .filter(mount -> mount.type().equals("volume"))
          .flatMap(mount -> driver(VolumeName.ofPlugin(mount.name())).stream())
          .toList();
    } catch (VolumeException unknown) {
      return List.of();
    }
  }

  private Optional<VolumeDriver> driver(VolumeName volume) {
    try {
      return engine.findVolume(volume, Patience.BRIEF).map(VolumeState::driver);
    } catch (VolumeException unknown) {
      return Optional.empty();
    }
  }
}
