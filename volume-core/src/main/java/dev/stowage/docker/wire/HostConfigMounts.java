package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a docker-java host configuration mounts already, and adds to it. */
public final class HostConfigMounts {

  private static final CallersMounts CALLERS =
      new CallersMounts("mount in a container", "the command's own");

  private HostConfigMounts() {}

  /**
   * Lists where something is mounted already.
   *
   * @param engine asked for the mounts of containers named under volumes-from, and only for those
   * @throws InvalidDefinitionException if raw values or nulls hide what is mounted
   */
  public static List<TakenTarget> taken(HostConfig config, Engine engine) {
    CALLERS.refuseRawValues(config, "HostConfig", "Binds", "Mounts", "Tmpfs", "VolumesFrom");
    List<TakenTarget> taken = new ArrayList<>();
    for (Bind bind : CALLERS.all("binds", binds(config))) {
      taken.add(
          new TakenTarget(target(bind), "the command's own bind " + bind.getPath(), Group.BINDS));
    }
    taken.addAll(CALLERS.targets(config.getMounts()));
    for (String path : CALLERS.all("tmpfs paths", tmpfs(config).keySet())) {
      taken.add(new TakenTarget(path, "the command's own tmpfs " + path, Group.TMPFS));
    }
    for (VolumesFrom source : CALLERS.all("volumes-from", volumesFrom(config))) {
      for (FoundMount mount : engine.mounts(container(source))) {
        String by = "a mount taken over from container " + source.getContainer();
        taken.add(new TakenTarget(mount.target(), by, Group.VOLUMES_FROM));
      }
    }
    return taken;
  }

  /**
   * Refuses a volume driver of the configuration that a mount would need: it reaches the text
   * forms, but no mount object, and the engine says so in a warning at most.
   *
   * @throws InvalidDefinitionException if a volume is mounted by its name alone
   */
  public static void refuseLostDriver(ContainerMounts mounts, HostConfig config) {
    String driver = config.getVolumeDriver();
    if (driver == null || driver.isEmpty()) {
      return;
    }
    for (MountDefinition mount : mounts) {
      if (mount instanceof VolumeMount volume && volume.settings().isEmpty()) {
        throw CALLERS.invalid(
            mount.toString(),
            "would not get the volume driver '" + driver + "' of the HostConfig",
            "say driver(...) on the mount, or mount a VolumeDefinition");
      }
    }
  }

  private static String container(VolumesFrom source) {
    if (source.getContainer() == null) {
      throw CALLERS.invalid(
          "the command's own volumes-from", "names no container", "name one, or leave it out");
    }
    return source.getContainer();
  }

  private static String target(Bind bind) {
    if (bind.getPath() == null || bind.getVolume() == null || bind.getVolume().getPath() == null) {
      throw CALLERS.invalid(
          "the command's own bind " + bind.getPath(),
          "lacks a path, on the host or in the container",
          "give it both");
    }
    if (bind.getAccessMode() == null
        || bind.getSecMode() == null
        || bind.getPropagationMode() == null) {
      throw CALLERS.invalid(
          "the command's own bind " + bind.getPath(),
          "has a mode that is null, on which docker-java would fail",
          "leave it out, or name one");
    }
    return bind.getVolume().getPath();
  }

  /** Adds mounts that have been checked; everything that was there stays, in front. */
  public static void add(ContainerMounts mounts, HostConfig config, EngineIdentity engine) {
    List<Mount> objects = new ArrayList<>(mounts(config));
    List<Bind> binds = new ArrayList<>(binds(config));
    Map<String, String> tmpfs = new LinkedHashMap<>(tmpfs(config));
    for (MountDefinition mount : mounts) {
      switch (MountForm.of(mount, engine)) {
        case OBJECT -> objects.add(MountObjects.of(mount, engine));
        case BIND_TEXT -> binds.add(MountTexts.bind((BindMount) mount));
        case TMPFS_TEXT -> tmpfs.put(mount.target().value(), MountTexts.tmpfs((TmpfsMount) mount));
      }
    }
    if (!objects.isEmpty()) {
      config.withMounts(objects);
    }
    if (!binds.isEmpty()) {
      config.withBinds(binds);
    }
    if (!tmpfs.isEmpty()) {
      config.withTmpFs(tmpfs);
    }
  }

  private static List<Bind> binds(HostConfig config) {
    return Arrays.asList(config.getBinds());
  }

  private static List<Mount> mounts(HostConfig config) {
    return Optional.ofNullable(config.getMounts()).orElse(List.of());
  }

  private static Map<String, String> tmpfs(HostConfig config) {
    return Optional.ofNullable(config.getTmpFs()).orElse(Map.of());
  }

  private static List<VolumesFrom> volumesFrom(HostConfig config) {
    return Optional.ofNullable(config.getVolumesFrom()).map(Arrays::asList).orElse(List.of());
  }
}
