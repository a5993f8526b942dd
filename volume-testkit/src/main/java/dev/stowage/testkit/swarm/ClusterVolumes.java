package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The volumes of a Swarm in which no CSI plugin is: they are written down, and never made. Guarded
 * by the world's lock.
 */
public final class ClusterVolumes {

  private static final String AVAILABILITY = "Availability";

  private final SwarmClock clock;
  private final Secrets secrets;
  private final List<ClusterVolume> all = new ArrayList<>();
  private final SwarmNames<ClusterVolume> names =
      new SwarmNames<>("volume", ClusterVolume::id, ClusterVolume::name);

  ClusterVolumes(SwarmClock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  /** Creates a volume. */
  public ClusterVolume create(VolumeRequest request, Settings spec) {
    if (request.name().isEmpty()) {
      throw SwarmFailure.invalid("meta: name must be provided");
    }
    Settings understood = understood(spec);
    for (Settings secret : spec.all("Secrets")) {
      if (!secrets.has(secret.text("Secret"))) {
        throw SwarmFailure.invalid("secret not found: " + secret.text("Secret"));
      }
    }
    if (all.stream().anyMatch(it -> it.name().equals(request.name()))) {
      throw EngineFailure.system(
          "rpc error: code = Unknown desc = name conflicts with an existing object");
    }
    ClusterVolume volume = new ClusterVolume(new SwarmMeta(clock), request, understood);
    all.add(volume);
    return volume;
  }

  /** Words that Swarm does not know mean the first of those that it does. */
  private static Settings understood(Settings spec) {
    Settings mode =
        spec.find("AccessMode")
            .orElseThrow(() -> SwarmFailure.invalid("AccessMode must not be nil"));
    if (mode.find("MountVolume").isEmpty() && mode.find("BlockVolume").isEmpty()) {
      throw SwarmFailure.invalid(
          "Volume AccessMode must specify either Mount or Block access type");
    }
    Map<String, @Nullable Object> access = new LinkedHashMap<>();
    access.put("Scope", known(mode.text("Scope"), "single", "multi"));
    access.put("Sharing", known(mode.text("Sharing"), "none", "readonly", "onewriter", "all"));
    String type = mode.find("MountVolume").isPresent() ? "MountVolume" : "BlockVolume";
    access.put(type, mode.values().get(type));
    return spec.with("AccessMode", access).with(AVAILABILITY, availability(spec));
  }

  private static String availability(Settings spec) {
    return known(spec.text(AVAILABILITY), "active", "pause", "drain");
  }

  private static String known(String word, String usual, String... others) {
    return Set.of(others).contains(word) ? word : usual;
  }

  /** Returns the volumes, by id. */
  public List<ClusterVolume> all() {
    return all.stream().sorted(Comparator.comparing(ClusterVolume::id)).toList();
  }

  public Optional<ClusterVolume> find(String text) {
    return names.find(all, text);
  }

  public ClusterVolume get(String text) {
    return names.get(all, text);
  }

  /** Changes the availability; whatever else is sent, stays as it was. */
  public void update(String text, long version, Settings spec) {
    ClusterVolume volume = get(text);
    if (!volume.id().equals(text)) {
      throw EngineFailure.notFound(
          "rpc error: code = NotFound desc = volume " + text + " not found");
    }
    SwarmFailure.requireVersion(volume.meta(), version);
    volume.spec(volume.spec().with(AVAILABILITY, availability(spec)));
  }

  /** Removes a volume. Unless it is forced, Swarm waits for a plugin that is not there. */
  public void remove(String text, boolean force) {
    ClusterVolume volume = get(text);
    if (force) {
      all.remove(volume);
    } else {
      volume.meta().touch();
    }
  }

  Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    all.forEach(volume -> saved.add(volume.save()));
    saved.add(Saved.of(all));
    return Saved.all(saved);
  }
}
