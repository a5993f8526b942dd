package dev.stowage.testkit.route;

import dev.stowage.testkit.archive.CopyOwner;
import dev.stowage.testkit.archive.Owner;
import dev.stowage.testkit.archive.PathLookup;
import dev.stowage.testkit.archive.TarSource;
import dev.stowage.testkit.archive.UnpackOptions;
import dev.stowage.testkit.archive.Unpacking;
import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerEvents;
import dev.stowage.testkit.container.ContainerLock;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks what is sent to a container. The container is locked meanwhile; the world is not, so that
 * a slow sender holds nobody else up.
 */
final class Uploads {

  private final Daemon daemon;
  private final World world;

  Uploads(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
  }

  Reply answer(Request request, String name, String path) {
    Container container = world.locked(() -> daemon.containers().get(name));
    ContainerLock.Hold hold =
        world.locked(() -> container.lock().acquire("PUT " + name + "/archive?path=" + path));
    try {
      MountedTree tree = world.locked(container::view);
      try {
        fill(container, tree, request, path);
      } catch (FileFailure failure) {
        throw ArchiveRoutes.refusal(failure, path, name);
      } finally {
        world.run(container::closeView);
      }
      world.run(() -> ContainerEvents.tell(world, container, "extract-to-dir", Map.of()));
    } finally {
      hold.close();
    }
    return Reply.empty(200);
  }

  private void fill(Container container, MountedTree tree, Request request, String path) {
    String destination = world.locked(() -> destination(container, tree, path));
    boolean keepsKinds = request.flag("noOverwriteDirNonDir", world);
    Optional<Owner> owner =
        request.flag("copyUIDGID", world)
            ? world.locked(() -> CopyOwner.of(container.config().text("User"), tree, world))
            : Optional.empty();
    TarSource source = TarSource.of(request.call().body(), world);
    Unpacking.unpack(world, source, tree, destination, new UnpackOptions(keepsKinds, owner));
  }

  private String destination(Container container, MountedTree tree, String path) {
    PathLookup lookup = new PathLookup(world, tree, container.layer());
    Optional<String> found = lookup.destination(path);
    if (found.isEmpty()) {
      throw refusal("extraction point is not a directory");
    }
    Optional<Place> place = tree.placeOf(found.get());
    if (place.filter(Place::readOnly).isPresent()) {
      throw refusal("mounted volume is marked read-only");
    }
    if (place.isEmpty() && container.hasReadOnlyRoot()) {
      throw refusal("container rootfs is marked read-only");
    }
    return found.get();
  }

  private EngineFailure refusal(String text) {
    return world.has(Quirk.UPLOAD_TARGET_IS_CHECKED)
        ? EngineFailure.badRequest(text)
        : EngineFailure.system(text);
  }
}
