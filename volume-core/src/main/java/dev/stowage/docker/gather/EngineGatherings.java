package dev.stowage.docker.gather;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.plan.FileGroups;
import dev.stowage.docker.plan.FileGroups.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.gather.FileGatherings;
import dev.stowage.volume.gather.GatheredVolume;
import dev.stowage.volume.gather.GatheringPlan;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.VolumeMount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** File binds gathered into volumes of one engine. */
public final class EngineGatherings implements FileGatherings {

  private final VolumeManager volumes;
  private final Carriers carriers;
  private final Archives archives;

  /** Held while volumes are made, so that equal files are not sent twice at once. */
  private final Object making = new Object();

  /**
   * Gathers on one engine.
   *
   * @param volumes who makes and fills volumes
   * @param carriers who looks into images
   * @param archives who knows the engine's time
   */
  public EngineGatherings(VolumeManager volumes, Carriers carriers, Archives archives) {
    this.volumes = volumes;
    this.carriers = carriers;
    this.archives = archives;
  }

  @Override
  public GatheringPlan plan(FileGathering gathering) {
    Map<SeenGroup, VolumeDefinition> prepared = prepare(gathering);
    List<GatheredVolume> gathered = new ArrayList<>();
    prepared.forEach(
        (seen, definition) ->
            gathered.add(
                new GatheredVolume(
                    volumes.plan(definition),
                    seen.group().directory(),
                    List.copyOf(seen.group().files().values()))));
    return new GatheringPlan(gathered, mounts(gathering, prepared));
  }

  @Override
  public ContainerMounts gather(FileGathering gathering) {
    Map<SeenGroup, VolumeDefinition> prepared = prepare(gathering);
    synchronized (making) {
      prepared.values().forEach(volumes::ensure);
    }
    return mounts(gathering, prepared);
  }

  /** Looks at everything that volumes are made of, in the order of the directories. */
  private Map<SeenGroup, VolumeDefinition> prepare(FileGathering gathering) {
    List<Group> groups = FileGroups.of(requireNonNull(gathering, "gathering"));
    String attempt = "gather " + gathering;
    List<Finding> findings = new ArrayList<>();
    List<SeenGroup> seen = groups.stream().map(it -> SeenGroup.look(it, findings)).toList();
    InvalidDefinitionException.throwIfAny(attempt, findings);
    gathering
        .image()
        .map(image -> new ImageContent(carriers, image).hiddenBy(groups))
        .ifPresent(hidden -> InvalidDefinitionException.throwIfAny(attempt, hidden));
    Map<SeenGroup, VolumeDefinition> prepared = new LinkedHashMap<>();
    seen.forEach(group -> prepared.put(group, group.definition()));
    return prepared;
  }

  /** Puts each volume where the first of its binds was. */
  private static ContainerMounts mounts(
      FileGathering gathering, Map<SeenGroup, VolumeDefinition> prepared) {
    Map<ContainerPath, VolumeMount> byTarget = new HashMap<>();
    prepared.forEach(
        (seen, definition) -> {
          VolumeMount mount = seen.mountOf(definition);
          seen.group().files().values().forEach(file -> byTarget.put(file.target(), mount));
        });
    List<MountDefinition> mounts = new ArrayList<>();
    for (MountDefinition mount : gathering.mounts()) {
      VolumeMount gathered = byTarget.get(mount.target());
      mounts.add(gathered == null ? mount : gathered);
    }
    return ContainerMounts.of(mounts.stream().distinct().toList());
  }

  @Override
  public List<VolumeName> sweep(Duration olderThan) {
    Instant latest = archives.engineTime().minus(requireNonNull(olderThan, "olderThan"));
    List<VolumeName> removed = new ArrayList<>();
    for (VolumeState volume : volumes.list(VolumeFilter.all().label(SeenGroup.LABEL).unused())) {
      if (volume.createdAt().filter(made -> made.isBefore(latest)).isPresent()
          && removeUnlessUsed(volume.name())) {
        removed.add(volume.name());
      }
    }
    return removed;
  }

  /** A container may have come to refer to it since it was listed. */
  private boolean removeUnlessUsed(VolumeName volume) {
    try {
      volumes.remove(volume, RemovalOption.MISSING_IS_FINE);
      return true;
    } catch (VolumeInUseException used) {
      return false;
    }
  }
}
