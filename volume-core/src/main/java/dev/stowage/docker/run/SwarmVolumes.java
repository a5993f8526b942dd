package dev.stowage.docker.run;

import dev.stowage.docker.engine.EngineCluster;
import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cluster volumes, where the engine knows them and manages a Swarm. */
public final class SwarmVolumes implements ClusterVolumes {

  private final EngineCluster cluster;

  /**
   * Asks one manager.
   *
   * @param cluster the engine's port for cluster volumes
   */
  public SwarmVolumes(EngineCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterVolumeState create(ClusterVolumeDefinition definition) {
    String attempt = attempt("create", definition.name());
    requireKnown(attempt, definition);
    Map<String, String> wanted = definition.spec().secrets();
    if (wanted.isEmpty()) {
      return cluster.createClusterVolume(definition, Map.of());
    }
    Map<String, String> ids = cluster.secretIds();
    InvalidDefinitionException.throwIfAny(
        attempt,
        wanted.values().stream()
            .filter(name -> !ids.containsKey(name))
            .map(
                name ->
                    new Finding(
                        "secret '" + Finding.printable(name) + "'",
                        "is not known to the Swarm",
                        "create it first, with docker secret create"))
            .toList());
    return cluster.createClusterVolume(definition, ids);
  }

  @Override
  public Optional<ClusterVolumeState> find(VolumeName name) {
    String attempt = attempt("look for", name);
    requireKnown(attempt, name);
    Optional<ClusterVolumeState> found = cluster.findClusterVolume(name);
    if (found.isEmpty()) {
      cluster.requireManager(attempt);
    }
    return found;
  }

  @Override
  public ClusterVolumeState inspect(VolumeName name) {
    return find(name).orElseThrow(() -> missing("inspect", name));
  }

  @Override
  public List<ClusterVolumeState> list() {
    String attempt = "list cluster volumes";
    requireKnown(attempt, "the list");
    List<ClusterVolumeState> volumes = cluster.listClusterVolumes();
    if (volumes.isEmpty()) {
      cluster.requireManager(attempt);
    }
    return volumes.stream().sorted(Comparator.comparing(ClusterVolumeState::name)).toList();
  }

  @Override
  public ClusterVolumeState update(VolumeName name, ClusterAvailability availability) {
    requireKnown(attempt("update", name), name);
    if (!cluster.updateClusterVolume(name, availability)) {
      cluster.requireManager(attempt("update", name));
      throw missing("update", name);
    }
    return inspect(name);
  }

  @Override
  public void remove(VolumeName name, RemovalOption... options) {
    Set<RemovalOption> chosen = Set.copyOf(List.of(options));
    Optional<ClusterVolumeState> volume = find(name);
    boolean there =
        volume.isPresent()
            && cluster.removeClusterVolume(volume.get(), chosen.contains(RemovalOption.FORCE));
    if (!there && chosen.isEmpty()) {
      throw missing("remove", name);
    }
  }

  /** An older engine drops the specification, and makes a volume of its own. */
  private void requireKnown(String attempt, Object subject) {
    EngineIdentity engine = cluster.identity();
    Optional<Finding> missing = EngineFeature.CLUSTER_VOLUMES.missingIn(engine, subject);
    if (missing.isPresent()) {
      throw new UnsupportedByEngineException(attempt, engine.toString(), missing.stream().toList());
    }
  }

  private static VolumeNotFoundException missing(String verb, VolumeName name) {
    return new VolumeNotFoundException(attempt(verb, name), name, null);
  }

  private static String attempt(String verb, VolumeName name) {
    return verb + " cluster volume '" + name + "'";
  }
}
