package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.program.Programs;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The containers of an engine, and the engine's rules for them. Guarded by the world's lock. */
public final class ContainerStore {

  private final World world;
  private final VolumeStore volumes;
  private final ImageStore images;
  private final HostFiles host;
  private final Container.Parts parts;
  private final ContainerLife life;
  private final Map<String, Container> containers = new LinkedHashMap<>();

  public ContainerStore(World world, VolumeStore volumes, ImageStore images, HostFiles host) {
    this.world = world;
    this.volumes = volumes;
    this.images = images;
    this.host = host;
    this.parts = new Container.Parts(world, volumes, host);
    this.life = new ContainerLife(world, this::remove, new MountCheck(host, world));
  }

  /** Returns what containers do, and what can be done with them. */
  public ContainerLife life() {
    return life;
  }

  public Programs programs() {
    return life.programs();
  }

  /** Creates a container. */
  public Container create(ContainerRequest asked) {
    check(asked);
    StoredImage image = image(asked.config().text("Image"));
    ContainerRequest request =
        new ContainerRequest(asked.name(), ImageDefaults.fill(asked.config(), image), asked.host());
    if (request.config().list("Entrypoint").isEmpty() && request.config().list("Cmd").isEmpty()) {
      throw EngineFailure.badRequest(
          world.has(Quirk.OLD_WORDING) ? "No command specified" : "no command specified");
    }
    return register(request, image);
  }

  private void check(ContainerRequest asked) {
    ConfigCheck.check(asked, world);
    MountCheck mounts = new MountCheck(host, world);
    asked.host().all("Mounts").forEach(mount -> mounts.check(mount, true));
    ConfigCheck.checkRestartPolicy(asked.host().in("RestartPolicy"), world);
    asked
        .host()
        .texts("Tmpfs")
        .keySet()
        .forEach(
            target ->
                TargetRules.notRoot(target)
                    .or(() -> TargetRules.absolute(target))
                    .ifPresent(
                        why -> {
                          throw EngineFailure.badRequest(why);
                        }));
  }

  private @Nullable StoredImage image(String reference) {
    return reference.isEmpty() ? null : images.get(reference);
  }

  private Container register(ContainerRequest request, @Nullable StoredImage image) {
    new LayerSpace(world).takeForLayer("-init");
    String id = world.ids().next();
    Container container =
        new Container(id, named(id, request), image, new Container.Parts(world, volumes, host));
    try {
      mount(container);
    } catch (EngineFailure failure) {
      // What was begun is removed like a container that existed, and the world is told.
      forget(container, true);
      throw failure;
    }
    containers.put(id, container);
    if (image != null) {
      image.usedBy(id);
    }
    ContainerEvents.tell(world, container, "create", Map.of());
    return container;
  }

  private ContainerRequest named(String id, ContainerRequest request) {
    String name = request.name();
    for (int tries = 0; name.isEmpty() && tries < 6; tries++) {
      String made = ContainerNames.generate(world.ids());
      name = byName(made).isEmpty() ? made : "";
    }
    String free =
        request.name().isEmpty() ? (name.isEmpty() ? id.substring(0, 12) : name) : free(name);
    Settings config = request.config();
    if (config.text("Hostname").isEmpty()) {
      config = config.with("Hostname", id.substring(0, 12));
    }
    return new ContainerRequest(free, config, request.host());
  }

  /** Returns a name that nobody has, without a slash; or fails as the engine does. */
  private String free(String name) {
    String plain = ContainerNames.check(name);
    byName(plain)
        .ifPresent(
            holder -> {
              throw EngineFailure.conflict(
                  "Conflict. The container name \"/"
                      + plain
                      + "\" is already in use by container \""
                      + holder.id()
                      + "\". You have to remove (or rename) that container to be able to reuse"
                      + " that name.");
            });
    return plain;
  }

  private void mount(Container container) {
    MountPlan plan =
        new MountPlan(world, volumes, images, new MountCheck(host, world), container.id());
    try {
      for (String text : container.host().list("VolumesFrom")) {
        VolumesFrom from = VolumesFrom.parse(text);
        plan.importFrom(imported(from.container()), from.readOnly());
      }
      container.host().list("Binds").forEach(text -> plan.bind(text, container.host()));
      container.host().all("Mounts").forEach(plan::mount);
    } catch (EngineFailure failure) {
      plan.release();
      throw failure;
    }
    plan.points().forEach(container::mount);
    WorkingDirectory.make(container);
    new AnonymousVolumes(container, volumes).create();
    new CopyUp(container, parts).run();
  }

  private Container imported(String nameOrId) {
    try {
      return get(nameOrId);
    } catch (EngineFailure failure) {
      throw EngineFailure.badRequest(failure.text());
    }
  }

  /** Returns a container by id, name, or beginning of its id; or fails as the engine does. */
  public Container get(String nameOrId) {
    if (nameOrId.isEmpty()) {
      throw EngineFailure.badRequest("invalid name or ID supplied: \"\"");
    }
    return Optional.ofNullable(containers.get(nameOrId))
        .or(() -> byName(nameOrId))
        .or(() -> byPrefix(nameOrId))
        .orElseThrow(() -> EngineFailure.notFound("No such container: " + nameOrId));
  }

  private Optional<Container> byName(String name) {
    String plain = name.startsWith("/") ? name.substring(1) : name;
    return containers.values().stream()
        .filter(container -> container.name().equals(plain))
        .findFirst();
  }

  private Optional<Container> byPrefix(String prefix) {
    List<Container> found =
        containers.values().stream()
            .filter(container -> container.id().startsWith(prefix))
            .toList();
    if (found.size() > 1) {
      boolean old = world.has(Quirk.OLD_STATUSES);
      throw EngineFailure.of(
          old ? 500 : 400,
          (old ? "Multiple" : "multiple") + " IDs found with provided prefix: " + prefix);
    }
    return found.stream().findFirst();
  }

  /** Returns all containers, newest first. */
  public List<Container> all() {
    List<Container> all = new ArrayList<>(containers.values());
    Collections.reverse(all);
    return all;
  }

  /** Returns what puts the containers back as they are now. */
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    containers.values().forEach(container -> saved.add(container.save()));
    saved.add(Saved.of(containers));
    return Saved.all(saved);
  }

  /** Gives a container another name. */
  public void rename(String nameOrId, String newName) {
    if (nameOrId.isEmpty() || newName.isEmpty()) {
      throw EngineFailure.badRequest("Neither old nor new names may be empty");
    }
    Container container = get(nameOrId);
    container.lock().pass("rename " + nameOrId);
    String slashed = newName.startsWith("/") ? newName : "/" + newName;
    if (slashed.equals("/" + container.name())) {
      throw EngineFailure.badRequest("Renaming a container with the same name as its current name");
    }
    String old = container.name();
    try {
      container.name(free(slashed));
    } catch (EngineFailure failure) {
      throw EngineFailure.of(failure.status(), "Error when allocating new name: " + failure.text());
    }
    ContainerEvents.tell(world, container, "rename", Map.of("oldName", "/" + old));
  }

  /** Removes a container that does not run, or that may be killed for it. */
  public void remove(String nameOrId, boolean force, boolean withVolumes) {
    Container container = get(nameOrId);
    if (container.state().isRunning()) {
      if (!force) {
        throw EngineFailure.conflict(RemovalRefusals.text(container, nameOrId, world));
      }
      life.kill(container, Signals.KILL);
    }
    if (!container.state().isRemoved()) {
      container.lock().pass("remove " + nameOrId);
      remove(container, withVolumes);
    }
  }

  private void remove(Container container, boolean withVolumes) {
    containers.remove(container.id());
    container.image().ifPresent(image -> image.releasedBy(container.id()));
    forget(container, withVolumes);
  }

  private void forget(Container container, boolean withVolumes) {
    for (MountPoint mount : container.mounts()) {
      mount
          .volume()
          .ifPresent(
              volume -> {
                volume.releasedBy(container.id());
                if (withVolumes && !mount.isNamedByUser() && volume.users().isEmpty()) {
                  volumes.remove(volume.name(), true);
                }
              });
    }
    container.state().remove();
    ContainerEvents.tell(world, container, "destroy", Map.of());
  }
}
