package dev.stowage.testkit.route;

import dev.stowage.testkit.archive.Packing;
import dev.stowage.testkit.archive.PathLookup;
import dev.stowage.testkit.archive.PathStat;
import dev.stowage.testkit.archive.TarStream;
import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerEvents;
import dev.stowage.testkit.container.ContainerLock;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /containers/{id}/archive}: files into and out of containers, running or not. */
final class ArchiveRoutes {

  private static final String PATH = "/containers/{id}/archive";
  private static final String STAT = "X-Docker-Container-Path-Stat";

  private final Daemon daemon;
  private final Uploads uploads;

  ArchiveRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.uploads = new Uploads(daemon);
  }

  List<Route> routes() {
    return List.of(
        Route.of("HEAD", PATH, this::stat).takes("path"),
        Route.of("GET", PATH, this::download).takes("path"),
        Route.of("PUT", PATH, this::upload)
            .takes("path", "noOverwriteDirNonDir", "copyUIDGID")
            .locksItself());
  }

  private Reply stat(Request request, String name) {
    String path = path(request);
    Container container = daemon.containers().get(name);
    container.lock().pass("stat " + path);
    MountedTree tree = container.view();
    try {
      PathStat stat = lookup(container, tree).stat(path);
      return Reply.empty(200).with(STAT, header(stat));
    } catch (FileFailure failure) {
      throw refusal(failure, path, name);
    } finally {
      container.closeView();
    }
  }

  private Reply download(Request request, String name) {
    String path = path(request);
    World world = daemon.world();
    Container container = daemon.containers().get(name);
    ContainerLock.Hold hold = container.lock().acquire("GET " + name + "/archive?path=" + path);
    boolean streams = false;
    try {
      MountedTree tree = container.view();
      try {
        PathStat stat = lookup(container, tree).source(path);
        TarStream tar = Packing.of(world, tree, stat);
        ContainerEvents.tell(world, container, "archive-path", Map.of());
        streams = true;
        return Reply.stream(200, "application/x-tar", held(tar, container, hold))
            .with(STAT, header(stat));
      } catch (FileFailure failure) {
        throw refusal(failure, path, name);
      } finally {
        if (!streams) {
          container.closeView();
        }
      }
    } finally {
      if (!streams) {
        hold.close();
      }
    }
  }

  private HeldTar held(TarStream tar, Container container, ContainerLock.Hold hold) {
    return new HeldTar(
        tar,
        () -> {
          daemon.world().run(container::closeView);
          hold.close();
        });
  }

  private Reply upload(Request request, String name) {
    if (request.call().mediaType().equals(FormBody.TYPE)) {
      FormBody.consume(request.call());
    }
    return uploads.answer(request, name, path(request));
  }

  private PathLookup lookup(Container container, MountedTree tree) {
    return new PathLookup(daemon.world(), tree, container.layer());
  }

  private static String path(Request request) {
    String path = request.query("path");
    if (path.isEmpty()) {
      throw EngineFailure.badRequest("bad parameter: pathcannot be empty");
    }
    return path;
  }

  static EngineFailure refusal(FileFailure failure, String path, String name) {
    return failure.is(Errno.NO_ENTRY)
        ? EngineFailure.notFound("Could not find the file " + path + " in container " + name)
        : EngineFailure.system(failure.text());
  }

  private static String header(PathStat stat) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", stat.name());
    json.put("size", stat.size());
    json.put("mode", stat.mode());
    json.put("mtime", Timestamp.of(stat.modified()));
    json.put("linkTarget", stat.linkTarget());
    return Base64.getEncoder().encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }
}
