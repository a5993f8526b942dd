package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.swarm.StoredSecret;
import dev.stowage.testkit.swarm.Swarm;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /swarm}, {@code /nodes} and {@code /secrets}: a Swarm of one node. */
final class SwarmRoutes {

  private static final long USUAL_SUBNET = 24;
  private static final int USUAL_PORT = 2377;
  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
  private static final List<String> SECRET_FILTERS = List.of("id", "label", "name", "names");

  private final World world;
  private final Swarm swarm;
  private final SwarmJson json;

  SwarmRoutes(Daemon daemon) {
    this.world = daemon.world();
    this.swarm = daemon.swarm();
    this.json = new SwarmJson(world.profile());
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "/swarm/init", this::init),
        Route.of("POST", "/swarm/leave", this::leave).takes("force"),
        Route.of(
            "GET", "/swarm", (request, none) -> Reply.json(200, json.inspected(swarm.managed()))),
        Route.of(
            "GET",
            "/nodes",
            (request, none) -> Reply.json(200, List.of(json.node(swarm.managed())))),
        Route.of("GET", "/nodes/{id}", this::node),
        Route.of("GET", "/secrets", this::secrets).filters(SECRET_FILTERS.toArray(String[]::new)),
        Route.of("POST", "/secrets/create", this::createSecret),
        Route.of(
            "GET",
            "/secrets/{id}",
            (request, id) -> Reply.json(200, SwarmJson.of(swarm.managed().secrets().get(id)))),
        Route.of("DELETE", "/secrets/{id}", this::removeSecret));
  }

  private Reply init(Request request, String none) {
    Settings body = SwarmBody.of(request.call(), world, "InitRequest").settings(SwarmFields.INIT);
    refuseOthers(body);
    String advertised = body.text("AdvertiseAddr");
    String address = advertised.replaceFirst(PORT.pattern(), "");
    int port = port(advertised).or(() -> port(body.text("ListenAddr"))).orElse(USUAL_PORT);
    Cluster cluster = swarm.init(address.isEmpty() ? "127.0.0.1" : address, port);
    return Reply.json(200, cluster.node().id());
  }

  private static Optional<Integer> port(String address) {
    Matcher matcher = PORT.matcher(address);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Commands say what is usual, too. */
  private static void refuseOthers(Settings body) {
    boolean usual =
        List.of(0L, USUAL_SUBNET).contains(body.number("SubnetSize"))
            && List.of("", "active").contains(body.text("Availability"));
    if (!usual) {
      throw new NotInFakeException(
          "the fake engine begins a Swarm with SubnetSize "
              + USUAL_SUBNET
              + " and Availability active, and with nothing else");
    }
  }

  private Reply leave(Request request, String none) {
    swarm.leave(request.flag("force", world));
    return Reply.empty(200);
  }

  private Reply node(Request request, String id) {
    Cluster cluster = swarm.managed();
    Map<String, ?> node = json.node(cluster);
    String name = EngineSelf.of(world.profile(), "info").path("Name").asText();
    if (!id.equals("self") && !id.equals(name) && !cluster.node().id().startsWith(id)) {
      throw EngineFailure.notFound("node " + id + " not found");
    }
    return Reply.json(200, node);
  }

  private Reply secrets(Request request, String none) {
    Cluster cluster = swarm.managed();
    Filters filters = Filters.of(request, world, "", SECRET_FILTERS);
    return Reply.json(
        200,
        cluster.secrets().all().stream()
            .filter(secret -> filters.matchesAny("id", secret.meta().id()::startsWith))
            .filter(secret -> filters.matchesAny("name", secret.name()::startsWith))
            .filter(secret -> filters.matchesAny("names", secret.name()::equals))
            .filter(secret -> filters.matchesAllLabels("label", secret.labels()))
            .map(SwarmJson::of)
            .toList());
  }

  private Reply createSecret(Request request, String none) {
    Cluster cluster = swarm.managed();
    SwarmBody body = SwarmBody.of(request.call(), world, "SecretSpec");
    Settings spec =
        body.settings(
            List.of(
                Field.honoured("Name", Kind.TEXT),
                Field.honoured("Labels", Kind.TEXTS),
                Field.honoured("Data", Kind.TEXT),
                Field.refused("Driver", Kind.ANY),
                Field.refused("Templating", Kind.ANY)));
    StoredSecret secret =
        cluster.secrets().create(spec.text("Name"), spec.texts("Labels"), size(body.part("Data")));
    return Reply.json(201, Map.of("ID", secret.meta().id()));
  }

  private int size(JsonNode data) {
    try {
      return Base64.getDecoder().decode(data.asText("")).length;
    } catch (IllegalArgumentException e) {
      throw world.wording().unreadableBody("illegal base64 data at input byte 0");
    }
  }

  private Reply removeSecret(Request request, String id) {
    swarm.managed().secrets().remove(id);
    return Reply.empty(204);
  }
}
