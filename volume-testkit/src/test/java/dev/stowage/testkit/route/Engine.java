package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An engine without a transport: calls go in, replies come out. */
final class Engine {

  final World world;
  final Switchboard switchboard;

  Engine(EngineProfile profile) {
    world = new World(profile, Topology.LOCAL, FakeClock.create(), new Identifiers(1));
    switchboard = new Switchboard(new Daemon(world, List.of(), List.of()));
  }

  /** Takes method and target, with a blank between them. */
  Reply answer(String call) {
    int blank = call.indexOf(' ');
    return answer(call.substring(0, blank), call.substring(blank + 1));
  }

  Reply answer(String method, String target) {
    return answer(method, target, "");
  }

  Reply answer(String method, String target, String body) {
    return switchboard.answer(
        new Call(
            method,
            target,
            Map.of("Content-Type", "application/json"),
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
  }

  String text(String method, String target) throws IOException {
    return new String(answer(method, target).body().readAllBytes(), StandardCharsets.UTF_8);
  }

  JsonNode json(String target) throws IOException {
    return Json.MAPPER.readTree(text("GET", target));
  }

  void createVolume(String name) {
    Reply reply = answer("POST", "/volumes/create", "{\"Name\":\"" + name + "\"}");
    if (reply.status() != 201) {
      throw new IllegalStateException("create " + name + ": " + reply.status());
    }
  }
}
