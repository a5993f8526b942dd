package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerRequest;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /containers}: what there is, what is made, looked at and removed. */
final class ContainerRoutes {

  private static final List<String> PLATFORMS = List.of("", "linux", "linux/amd64");

  private final Daemon daemon;
  private final World world;
  private final ContainerJson json;

  ContainerRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
    this.json = new ContainerJson(world, daemon.images());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/containers/json", this::list)
            .takes("all", "limit", "size", "since", "before")
            .filters(ContainerFilter.KEYS.toArray(String[]::new)),
        Route.of("POST", "/containers/create", this::create).takes("name", "platform"),
        Route.of("POST", "/containers/prune", this::prune).filters("label", "label!", "until"),
        Route.of("GET", "/containers/{name}/json", this::inspect).takes("size"),
        Route.of("POST", "/containers/{name}/rename", this::rename).takes("name"),
        Route.of("DELETE", "/containers/{name}", this::remove).takes("force", "v", "link"));
  }

  private Reply list(Request request, String none) {
    List<String> known = new ArrayList<>(ContainerFilter.KEYS);
    known.addAll(ContainerFilter.NOT_HERE);
    Filters filters = Filters.ofContainers(request, world, known);
    for (String key : ContainerFilter.NOT_HERE) {
      if (filters.has(key)) {
        throw new NotInFakeException(
            "the fake engine does not filter containers by "
                + key
                + "; it does by "
                + ContainerFilter.KEYS);
      }
    }
    ContainerFilter filter = new ContainerFilter(daemon, filters);
    long limit = number(request, "limit");
    boolean all = request.flag("all", world) || filter.wantsAll() || limit > 0;
    boolean size = request.flag("size", world);
    return Reply.json(
        200,
        filter.choose(daemon.containers().all()).stream()
            .filter(container -> all || container.state().isRunning())
            .limit(limit > 0 ? limit : Long.MAX_VALUE)
            .map(container -> json.listed(container, size))
            .toList());
  }

  /** Returns a query parameter as a number; zero if it is missing. */
  static long number(Request request, String name) {
    String text = request.query(name);
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[+-]?[0-9]{1,18}")) {
      throw EngineFailure.system("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
    return Long.parseLong(text);
  }

  private Reply create(Request request, String none) {
    if (!PLATFORMS.contains(request.query("platform"))) {
      throw new NotInFakeException(
          "the fake engine is linux/amd64, not " + request.query("platform"));
    }
    ContainerRequest asked =
        new DesktopProxy(daemon).translate(new CreateBody(world).read(request));
    Container container = daemon.containers().create(asked);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Id", container.id());
    answer.put("Warnings", CreateWarnings.of(asked.host(), request));
    return Reply.json(201, answer);
  }

  private Reply inspect(Request request, String name) {
    Container container = daemon.containers().get(name);
    container.lock().pass(request.call().toString());
    return Reply.json(200, json.inspected(container, request.flag("size", world)));
  }

  private Reply rename(Request request, String name) {
    daemon.containers().rename(name, request.query("name"));
    return Reply.empty(204);
  }

  private Reply remove(Request request, String name) {
    if (request.flag("link", world)) {
      throw new NotInFakeException("the fake engine does not do links; link was sent");
    }
    daemon.containers().remove(name, request.flag("force", world), request.flag("v", world));
    return Reply.empty(204);
  }

  private Reply prune(Request request, String none) {
    Filters filters = Filters.ofContainers(request, world, List.of("label", "label!", "until"));
    PruneUntil until = PruneUntil.of(filters, world);
    List<String> removed = new ArrayList<>();
    for (Container container : daemon.containers().all()) {
      Map<String, String> labels = container.config().texts("Labels");
      if (!container.state().isRunning()
          && until.allows(container.created())
          && filters.matchesAllLabels("label", labels)
          && !(filters.has("label!") && filters.matchesAllLabels("label!", labels))) {
        daemon.containers().remove(container.id(), false, false);
        removed.add(container.id());
      }
    }
    world.events().add("container", "prune", "", Map.of("reclaimed", "0"));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ContainersDeleted", removed.isEmpty() ? null : removed);
    answer.put("SpaceReclaimed", 0);
    return Reply.json(200, answer);
  }
}
