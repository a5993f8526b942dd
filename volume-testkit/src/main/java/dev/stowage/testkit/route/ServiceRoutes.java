package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.swarm.HostDefaults;
import dev.stowage.testkit.swarm.StoredService;
import dev.stowage.testkit.swarm.Swarm;
import dev.stowage.testkit.swarm.SwarmTask;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /services} and {@code /tasks}. */
final class ServiceRoutes {

  private static final List<String> SERVICE_FILTERS = List.of("id", "label", "name");
  private static final List<String> TASK_FILTERS = List.of("desired-state", "id", "service");

  private final World world;
  private final Swarm swarm;
  private final SwarmJson json;

  ServiceRoutes(Daemon daemon) {
    this.world = daemon.world();
    this.swarm = daemon.swarm();
    this.json = new SwarmJson(world.profile());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/services", this::list)
            .takes("status")
            .filters(SERVICE_FILTERS.toArray(String[]::new)),
        Route.of("POST", "/services/create", this::create),
        Route.of("GET", "/services/{id}", this::inspect).takes("insertDefaults"),
        Route.of("POST", "/services/{id}/update", this::update)
            .takes("version", "registryAuthFrom"),
        Route.of("DELETE", "/services/{id}", this::remove),
        Route.of("GET", "/tasks", this::tasks).filters(TASK_FILTERS.toArray(String[]::new)),
        Route.of("GET", "/tasks/{id}", this::task));
  }

  /** Reads filters; those that only a real engine has are refused by name. */
  private Filters filters(Request request, List<String> done, String... others) {
    List<String> known = new ArrayList<>(done);
    known.addAll(List.of(others));
    Filters filters = Filters.of(request, world, "", known);
    for (String other : others) {
      if (filters.has(other)) {
        throw new NotInFakeException(
            "the fake engine does not filter by " + other + "; it does by " + done);
      }
    }
    return filters;
  }

  private Reply list(Request request, String none) {
    Cluster cluster = swarm.managed();
    Filters filters = filters(request, SERVICE_FILTERS, "mode", "runtime");
    return Reply.json(
        200,
        cluster.services().all().stream()
            .filter(service -> filters.matchesAny("id", service.meta().id()::startsWith))
            .filter(service -> filters.matchesAny("name", service.name()::startsWith))
            .filter(service -> filters.matchesAllLabels("label", service.spec().texts("Labels")))
            .map(service -> listed(service, request.flag("status", world)))
            .toList());
  }

  private Map<String, @Nullable Object> listed(StoredService service, boolean status) {
    Map<String, @Nullable Object> listed = json.of(service);
    if (status) {
      listed.put("ServiceStatus", SwarmJson.status(service));
    }
    return listed;
  }

  private Reply inspect(Request request, String id) {
    StoredService service = swarm.managed().services().get(id);
    return request.flag("insertDefaults", world)
        ? Reply.json(200, json.withDefaults(service))
        : Reply.json(200, json.of(service));
  }

  private Reply create(Request request, String none) {
    Cluster cluster = swarm.managed();
    Settings spec = new ServiceSpec(world, cluster).read(request.call());
    StoredService service = cluster.services().create(spec, defaults(request));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ID", service.meta().id());
    if (!world.has(Quirk.OLD_WORDING)) {
      answer.put("Warnings", null);
    }
    return Reply.json(201, answer);
  }

  private HostDefaults defaults(Request request) {
    return new ContainerDefaults(world, request)::ofHost;
  }

  private Reply update(Request request, String id) {
    Cluster cluster = swarm.managed();
    Settings spec = new ServiceSpec(world, cluster).read(request.call());
    long version = version(request, "service");
    StoredService service = cluster.services().get(id);
    boolean anew = json.differInTasks(service.spec(), spec);
    cluster.services().update(service, version, spec, anew, defaults(request));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("Warnings", null);
    return Reply.json(200, answer);
  }

  /** Returns which version of an object is to be changed. */
  static long version(Request request, String kind) {
    String text = request.query("version");
    if (!text.matches("[0-9]{1,18}")) {
      throw EngineFailure.badRequest(
          "invalid "
              + kind
              + " version '"
              + text
              + "': strconv.ParseUint: parsing \""
              + text
              + "\": invalid syntax");
    }
    return Long.parseLong(text);
  }

  private Reply remove(Request request, String id) {
    swarm.managed().services().remove(id);
    return Reply.empty(200);
  }

  private Reply tasks(Request request, String none) {
    Cluster cluster = swarm.managed();
    Filters filters = filters(request, TASK_FILTERS, "label", "name", "node", "up-to-date");
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (StoredService service : cluster.services().all()) {
      for (SwarmTask task : service.tasks()) {
        if (filters.matchesAny("id", task.meta().id()::startsWith)
            && filters.matchesAny("desired-state", task.desiredState()::equals)
            && filters.matchesAny("service", text -> isCalled(service, text))) {
          found.add(json.of(task, service, cluster));
        }
      }
    }
    return Reply.json(200, found);
  }

  private static boolean isCalled(StoredService service, String text) {
    return service.meta().id().equals(text) || service.name().equals(text);
  }

  private Reply task(Request request, String id) {
    Cluster cluster = swarm.managed();
    for (StoredService service : cluster.services().all()) {
      for (SwarmTask task : service.tasks()) {
        if (task.meta().id().startsWith(id)) {
          return Reply.json(200, json.of(task, service, cluster));
        }
      }
    }
    throw EngineFailure.notFound("task " + id + " not found");
  }
}
