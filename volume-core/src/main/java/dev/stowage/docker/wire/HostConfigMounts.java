package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.TmpfsMount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a docker-java host configuration mounts already, and adds to it. */
public final class HostConfigMounts {

  private static final List<String> OWN_FIELDS = List.of("Binds", "Mounts", "Tmpfs", "VolumesFrom");

  private HostConfigMounts() {}

  /**
   * Lists where something is mounted already.
   *
   * @param engine asked for the mounts of containers named under volumes-from, and only for those
   * @throws InvalidDefinitionException if raw values hide what is mounted
   */
  public static List<TakenTarget> taken(HostConfig config, Engine engine) {
    refuseRawValues(config);
    List<TakenTarget> taken = new ArrayList<>();
    for (Bind bind : config.getBinds()) {
      String path = bind.getVolume().getPath();
      taken.add(new TakenTarget(path, "the command's own bind " + bind.getPath(), Group.BINDS));
    }
    for (Mount mount : mounts(config)) {
      Optional.ofNullable(mount.getTarget())
          .ifPresent(
              target ->
                  taken.add(
                      new TakenTarget(target, "the command's own mount " + target, Group.MOUNTS)));
    }
    for (String path : tmpfs(config).keySet()) {
      taken.add(new TakenTarget(path, "the command's own tmpfs " + path, Group.TMPFS));
    }
    for (VolumesFrom source : volumesFrom(config)) {
      for (String path : engine.mountTargets(source.getContainer())) {
        String by = "a mount taken over from container " + source.getContainer();
        taken.add(new TakenTarget(path, by, Group.VOLUMES_FROM));
      }
    }
    return taken;
  }

  /**
   * A raw value goes out beside the typed field of the same name, and the engine takes the last.
   */
  private static void refuseRawValues(HostConfig config) {
    List<Finding> findings =
        OWN_FIELDS.stream()
            .filter(config.getRawValues()::containsKey)
            .map(
                field ->
                    new Finding(
                        "HostConfig raw value " + field,
                        "would replace whatever is mounted in a typed way",
                        "set it with the typed method of HostConfig, or define it as a mount"))
            .toList();
    InvalidDefinitionException.throwIfAny("mount in a container", findings);
  }

  /** Adds mounts that have been checked; everything that was there stays, in front. */
  public static void add(ContainerMounts mounts, HostConfig config, EngineIdentity engine) {
    List<Mount> objects = new ArrayList<>(mounts(config));
    List<Bind> binds = new ArrayList<>(Arrays.asList(config.getBinds()));
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
