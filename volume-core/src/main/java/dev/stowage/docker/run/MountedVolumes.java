package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.plan.VolumePlanner;
import dev.stowage.volume.Difference;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountsDifferException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.mount.AnonymousVolumeMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the volumes that a container is to mount, or has mounted, with what was asked for. */
public final class MountedVolumes {

  private final Engine engine;
  private final DriverWatch drivers;
  private final VolumeLook look;

  /**
   * Compares on one engine.
   *
   * @param engine the engine's port
   */
  public MountedVolumes(Engine engine) {
    this.engine = engine;
    this.drivers = new DriverWatch(engine);
    this.look = new VolumeLook(engine, drivers);
  }

  /**
   * Passes only if every volume whose settings are said is as they say, or can be made so on the
   * spot. Names the plugin of those of which only the name is said, because without it an engine
   * makes a fresh local volume when the plugin errs just then.
   *
   * @return the mounts to send
   */
  public ContainerMounts require(ContainerMounts mounts) {
    List<MountDefinition> named = new ArrayList<>();
    for (MountDefinition mount : mounts) {
      named.add(mount instanceof VolumeMount volume ? withDriver(volume) : mount);
      if (mount instanceof AnonymousVolumeMount volume) {
        drivers.requirePresent(volume.settings().driver(), "mount " + mount);
      }
    }
    return ContainerMounts.of(named);
  }

  private VolumeMount withDriver(VolumeMount mount) {
    if (mount.settings().isPresent()) {
      require(mount, mount.settings().get());
      return mount;
    }
    return look.of(mount.volume())
        .map(volume -> volume.driver())
        .filter(driver -> !driver.isLocal())
        .map(driver -> mount.toBuilder().driver(VolumeDriver.named(driver.name())).build())
        .orElse(mount);
  }

  private void require(VolumeMount mount, VolumeSettings settings) {
    VolumeDefinition definition = definition(mount.volume(), settings);
    Optional<VolumeState> existing = look.of(definition);
    if (existing.isEmpty()) {
      drivers.requirePresent(settings.driver(), "mount " + mount);
      return;
    }
    List<Difference> differences = VolumePlanner.differences(definition, existing.get());
    if (!differences.isEmpty()) {
      throw new VolumeDiffersException(
          "mount " + mount, mount.volume(), differences, existing.get().driver().traits());
    }
  }

  /** Passes only if a container has mounted the volumes that it was to. */
  public void verify(String container, ContainerMounts mounts) {
    List<FoundMount> found = engine.mounts(container);
    List<Finding> findings = new ArrayList<>();
    for (MountDefinition mount : mounts) {
      if (mount instanceof VolumeMount volume) {
        verify(mount, volume.settings(), Optional.of(volume.volume()), found)
            .forEach(problem -> findings.add(finding(mount, problem)));
      } else if (mount instanceof AnonymousVolumeMount volume) {
        verify(mount, Optional.of(volume.settings()), Optional.empty(), found)
            .forEach(problem -> findings.add(finding(mount, problem)));
      }
    }
    if (!findings.isEmpty()) {
      throw new MountsDifferException(container, findings);
    }
  }

  private List<String> verify(
      MountDefinition mount,
      Optional<VolumeSettings> settings,
      Optional<VolumeName> name,
      List<FoundMount> all) {
    Optional<FoundMount> there =
        all.stream().filter(it -> isAt(mount.target(), it.target())).findFirst();
    if (there.isEmpty()) {
      return List.of("is not mounted");
    }
    FoundMount found = there.get();
    if (!found.type().equals("volume")
        || name.filter(it -> !it.value().equals(found.name())).isPresent()) {
      return List.of("is not what is mounted there: " + found.type() + " " + found.name());
    }
    if (settings.isEmpty()) {
      return List.of();
    }
    String wanted = settings.get().driver().name();
    if (!VolumePlanner.sameDriver(wanted, found.driver())) {
      return List.of(Difference.ofDriver(wanted, found.driver()).toString());
    }
    return differences(definition(VolumeName.ofPlugin(found.name()), settings.get()));
  }

  private List<String> differences(VolumeDefinition definition) {
    Optional<VolumeState> volume = look.of(definition);
    return volume.isEmpty()
        ? List.of("is gone")
        : VolumePlanner.differences(definition, volume.get()).stream()
            .map(Difference::toString)
            .toList();
  }

  private static boolean isAt(ContainerPath target, String path) {
    return ContainerPath.problem(path).isEmpty() && ContainerPath.of(path).equals(target);
  }

  private static Finding finding(MountDefinition mount, String problem) {
    return new Finding(
        mount.toString(), problem, "the engine did something else than it was asked to");
  }

  private static VolumeDefinition definition(VolumeName name, VolumeSettings settings) {
    return VolumeDefinition.named(name.value())
        .driver(settings.driver())
        .labels(settings.labels())
        .build();
  }
}
