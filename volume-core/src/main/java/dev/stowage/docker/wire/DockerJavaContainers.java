package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Containers behind docker-java's transport. */
final class DockerJavaContainers implements Containers {

  private final Exchange exchange;

  DockerJavaContainers(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public List<User> using(VolumeName volume) {
    String attempt = "list the containers that use volume '" + volume + "'";
    ObjectNode filters = exchange.http().newObject();
    filters.putArray("volume").add(volume.value());
    String query = "&filters=" + UrlText.escape(exchange.http().text(filters));
    // The filter goes for places in containers as well.
    return users(query, attempt, mount -> mount.path("Name").asText().equals(volume.value()));
  }

  @Override
  public List<User> binding(String hostDirectory) {
    String attempt = "list the containers that bind '" + hostDirectory + "'";
    return users(
        "",
        attempt,
        mount ->
            mount.path("Type").asText().equals("bind")
                && overlap(mount.path("Source").asText() + "/", hostDirectory + "/"));
  }

  private static boolean overlap(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private List<User> users(String query, String attempt, Predicate<JsonNode> isMeant) {
    List<User> users = new ArrayList<>();
    for (JsonNode container : exchange.get("/containers/json?all=1" + query, attempt)) {
      for (JsonNode mount : container.path("Mounts")) {
        if (isMeant.test(mount)) {
          users.add(read(container));
          break;
        }
      }
    }
    return users;
  }

  private static User read(JsonNode container) {
    String name = container.path("Names").path(0).asText().replaceFirst("^/", "");
    String id = container.path("Id").asText();
    return new User(id, name.isEmpty() ? id : name, container.path("State").asText());
  }

  @Override
  public boolean isRemovedWhenStopped(User container) {
    String attempt = "inspect container '" + container.name() + "'";
    JsonNode found = exchange.get("/containers/" + container.id() + "/json", attempt);
    return found.path("HostConfig").path("AutoRemove").asBoolean();
  }

  @Override
  public void pause(User container) {
    send(EngineRequest.order(exchange.path(route(container, "pause"))), "pause", container);
  }

  @Override
  public void unpause(User container) {
    String path = exchange.cleaningPath(route(container, "unpause"));
    send(EngineRequest.putBack(path), "unpause", container);
  }

  @Override
  public void stop(User container) {
    send(EngineRequest.order(exchange.path(route(container, "stop"))), "stop", container);
  }

  @Override
  public void start(User container) {
    String path = exchange.cleaningPath(route(container, "start"));
    send(EngineRequest.putBack(path), "start", container);
  }

  private static String route(User container, String what) {
    return "/containers/" + container.id() + "/" + what;
  }

  private void send(EngineRequest request, String what, User container) {
    String attempt = what + " container '" + container.name() + "'";
    Answer answer = exchange.send(request, attempt, Patience.WORK);
    if (answer.status() != 304) {
      exchange.requireSuccess(answer, attempt);
    }
  }
}
