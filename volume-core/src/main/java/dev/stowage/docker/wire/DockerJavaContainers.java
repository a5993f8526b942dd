package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeName;
import java.util.ArrayList;
import java.util.List;

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
    String route =
        "/containers/json?all=1&filters=" + UrlText.escape(exchange.http().text(filters));
    List<User> users = new ArrayList<>();
    for (JsonNode container : exchange.get(route, attempt)) {
      if (mounts(container, volume)) {
        users.add(read(container));
      }
    }
    return users;
  }

  /** The filter goes for places in containers as well. */
  private static boolean mounts(JsonNode container, VolumeName volume) {
    for (JsonNode mount : container.path("Mounts")) {
      if (mount.path("Name").asText().equals(volume.value())) {
        return true;
      }
    }
    return false;
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
