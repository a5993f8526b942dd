package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The services of a Swarm, and its rules for them. Guarded by the world's lock. */
public final class Services {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*");

  private static final int LONGEST = 63;

  private final SwarmClock clock;
  private final TaskLauncher launcher;
  private final List<StoredService> all = new ArrayList<>();
  private final SwarmNames<StoredService> names =
      new SwarmNames<>("service", StoredService::id, StoredService::name);

  Services(SwarmClock clock, TaskLauncher launcher) {
    this.clock = clock;
    this.launcher = launcher;
  }

  /** Creates a service, and starts its tasks. */
  public StoredService create(Settings spec, HostDefaults defaults) {
    check(spec);
    String name = spec.text("Name");
    if (all.stream().anyMatch(it -> it.name().equalsIgnoreCase(name))) {
      throw SwarmFailure.exists(
          "name conflicts with an existing object: service " + name + " already exists");
    }
    StoredService service = new StoredService(new SwarmMeta(clock), spec);
    all.add(service);
    launcher.scale(service, defaults);
    return service;
  }

  private static void check(Settings spec) {
    String name = spec.text("Name");
    if (name.isEmpty()) {
      throw new NotInFakeException("the fake engine makes up no names for services: give one");
    }
    Settings container = spec.in("TaskTemplate").in("ContainerSpec");
    if (container.text("Image").isEmpty()) {
      throw SwarmFailure.invalid("ContainerSpec: image reference must be provided");
    }
    Set<String> targets = new HashSet<>();
    for (Settings mount : container.all("Mounts")) {
      if (!targets.add(mount.text("Target"))) {
        throw SwarmFailure.invalid("ContainerSpec: duplicate mount point: " + mount.text("Target"));
      }
    }
    if (!NAME.matcher(name).matches()) {
      throw SwarmFailure.invalid("name must be valid as a DNS name component");
    }
    if (name.length() > LONGEST) {
      throw SwarmFailure.invalid("name must be " + LONGEST + " characters or fewer");
    }
  }

  /** Returns the services, by id. */
  public List<StoredService> all() {
    return all.stream().sorted(Comparator.comparing(StoredService::id)).toList();
  }

  public StoredService get(String text) {
    return names.get(all, text);
  }

  /**
   * Changes a service.
   *
   * @param anew whether its tasks are to be replaced, which is done at once
   */
  public void update(
      StoredService service, long version, Settings spec, boolean anew, HostDefaults defaults) {
    if (!spec.text("Name").equals(service.name())) {
      throw EngineFailure.of(
          501, "rpc error: code = Unimplemented desc = renaming services is not supported");
    }
    check(spec);
    SwarmFailure.requireVersion(service.meta(), version);
    service.spec(spec);
    if (anew) {
      launcher.stop(service);
    }
    launcher.scale(service, defaults);
  }

  /** Removes a service and its tasks. */
  public void remove(String text) {
    StoredService service = get(text);
    launcher.stop(service);
    all.remove(service);
  }

  void requireNoRestart() {
    for (StoredService service : all) {
      service.tasks().forEach(task -> TaskLauncher.requireNoRestart(service, task));
    }
  }

  void stopAll() {
    all.forEach(launcher::stop);
  }

  Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    all.forEach(service -> saved.add(service.save()));
    saved.add(Saved.of(all));
    return Saved.all(saved);
  }
}
