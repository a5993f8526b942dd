package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.archive.TarSource;
import dev.stowage.testkit.archive.Unpacking;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.managed.PluginConfig;
import dev.stowage.testkit.managed.PluginStore;
import dev.stowage.testkit.managed.Privilege;
import dev.stowage.testkit.managed.Pull;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /plugins}. The only registry is the one that the test fills. */
final class PluginRoutes {

  private static final List<String> LIST_FILTERS = List.of("capability", "enabled");

  private final World world;
  private final PluginStore plugins;
  private final PluginJson json;

  PluginRoutes(Daemon daemon) {
    this.world = daemon.world();
    this.plugins = daemon.plugins();
    this.json = new PluginJson(world);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/plugins", this::list).filters(LIST_FILTERS.toArray(String[]::new)),
        Route.of("GET", "/plugins/{name}/json", this::inspect),
        Route.of("GET", "/plugins/privileges", this::privileges).takes("remote"),
        Route.of("POST", "/plugins/pull", this::pull).takes("remote", "name"),
        Route.of("POST", "/plugins/{name}/upgrade", this::upgrade).takes("remote"),
        Route.of("POST", "/plugins/create", this::create).takes("name").locksItself(),
        Route.of("POST", "/plugins/{name}/set", this::set),
        Route.of("POST", "/plugins/{name}/enable", this::enable).takes("timeout"),
        Route.of("POST", "/plugins/{name}/disable", this::disable).takes("force"),
        Route.of("DELETE", "/plugins/{name}", this::remove).takes("force"));
  }

  private Reply list(Request request, String none) {
    Filters filters = Filters.of(request, world, "", LIST_FILTERS);
    Optional<Boolean> enabled = enabled(filters);
    return Reply.json(
        200,
        plugins.all().stream()
            .filter(plugin -> enabled.map(it -> it == plugin.isEnabled()).orElse(true))
            .filter(plugin -> filters.matchesAny("capability", plugin.config()::serves))
            .map(json::of)
            .toList());
  }

  private Optional<Boolean> enabled(Filters filters) {
    Set<String> values = filters.values("enabled");
    boolean plain = values.isEmpty() || values.contains("true") || values.contains("false");
    if (world.has(Quirk.LENIENT_DANGLING) && !plain) {
      throw world.wording().badFilter("enabled", values);
    }
    return filters.bool("enabled");
  }

  private Reply inspect(Request request, String name) {
    return Reply.json(200, json.of(plugins.get(name)));
  }

  private Reply privileges(Request request, String none) {
    return Reply.json(
        200, plugins.privileges(request.query("remote")).stream().map(PluginJson::of).toList());
  }

  private Reply pull(Request request, String none) {
    List<Privilege> agreed = agreed(request);
    return progress(plugins.pull(request.query("remote"), request.query("name"), agreed));
  }

  private Reply upgrade(Request request, String name) {
    List<Privilege> agreed = agreed(request);
    return progress(plugins.upgrade(name, request.query("remote"), agreed));
  }

  /** Old engines take what they cannot read here for their own fault. */
  private List<Privilege> agreed(Request request) {
    boolean old = world.has(Quirk.OLD_STATUSES);
    JsonList list =
        new JsonList(
            world,
            "types.PluginPrivileges",
            why ->
                old
                    ? EngineFailure.system(
                        "failed to parse privileges: "
                            + (why.equals(world.wording().noBody()) ? "EOF" : why))
                    : world.wording().unreadableBody(why));
    List<Privilege> agreed = new ArrayList<>();
    for (JsonNode entry : list.read(request.call())) {
      if (!entry.isObject()) {
        throw list.wrongKind(entry, "types.PluginPrivilege");
      }
      List<String> values = new ArrayList<>();
      FieldReader.find(entry, "Value").forEach(value -> values.add(value.asText()));
      agreed.add(new Privilege(FieldReader.find(entry, "Name").asText(""), "", values));
    }
    return agreed;
  }

  /**
   * Tells step by step what went on; it was already said that all is well, also where it is not.
   */
  private static Reply progress(Pull pull) {
    StringBuilder lines = new StringBuilder();
    add(lines, step("Pulling from " + pull.from().repository(), pull.from().tag()));
    add(lines, Map.of("status", "Digest: " + pull.digest()));
    add(lines, step("Complete", pull.layer()));
    if (!pull.isAgreedTo()) {
      String why = "incorrect privileges";
      Map<String, Object> error =
          new LinkedHashMap<>(Map.of("errorDetail", Map.of("message", why)));
      error.put("error", why);
      add(lines, error);
    }
    return Reply.text(200, "application/json", lines.toString())
        .with("Docker-Plugin-Name", pull.plugin());
  }

  private static Map<String, Object> step(String status, String id) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("status", status);
    step.put("progressDetail", Map.of());
    step.put("id", id);
    return step;
  }

  private static void add(StringBuilder lines, Map<String, ?> line) {
    lines.append(Json.write(line)).append("\r\n");
  }

  private Reply create(Request request, String none) {
    String name = request.query("name");
    world.run(() -> plugins.requireFree(name));
    PluginConfig config = json.config(configuration(files(request)));
    world.run(() -> plugins.create(name, config));
    return Reply.empty(204);
  }

  private Directory files(Request request) {
    try {
      return Unpacking.image(world, TarSource.of(request.call().body(), world));
    } catch (FileFailure failure) {
      throw EngineFailure.system("failed to read from tar: unexpected EOF");
    }
  }

  private byte[] configuration(Directory files) {
    if (world.has(Quirk.OLD_STATUSES) && files.find("rootfs").isEmpty()) {
      throw EngineFailure.system("no rootfs found: EOF");
    }
    return files
        .find("config.json")
        .filter(RegularFile.class::isInstance)
        .map(file -> ((RegularFile) file).content().bytes())
        .orElseThrow(() -> EngineFailure.system("config not found"));
  }

  private Reply set(Request request, String name) {
    JsonList list = new JsonList(world, "[]string", world.wording()::unreadableBody);
    plugins.set(name, list.texts(request.call()));
    return Reply.empty(204);
  }

  private Reply enable(Request request, String name) {
    String timeout = request.query("timeout");
    if (!timeout.matches("[+-]?[0-9]{1,18}")) {
      throw EngineFailure.system("strconv.Atoi: parsing \"" + timeout + "\": invalid syntax");
    }
    plugins.enable(name);
    return Reply.empty(200);
  }

  private Reply disable(Request request, String name) {
    plugins.disable(name, request.flag("force", world));
    return Reply.empty(200);
  }

  private Reply remove(Request request, String name) {
    plugins.remove(name, request.flag("force", world));
    return Reply.empty(200);
  }
}
