package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.Signals;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Set;

/** {@code /containers/{name}}: what is done with a container, and waited for. */
final class LifeRoutes {

  private static final String BODY_REFUSED =
      "starting container with non-empty request body was deprecated since API v1.22 and removed in"
          + " v1.24";

  private static final int LONGEST_EMPTY_BODY = 7;

  private static final Set<String> CONDITIONS = Set.of("", "not-running", "next-exit", "removed");

  private final Daemon daemon;
  private final World world;

  LifeRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "/containers/{name}/start", this::start).takes("detachKeys"),
        Route.of("POST", "/containers/{name}/stop", this::stop).takes("t", "signal"),
        Route.of("POST", "/containers/{name}/restart", this::restart).takes("t", "signal"),
        Route.of("POST", "/containers/{name}/kill", this::kill).takes("signal"),
        Route.of("POST", "/containers/{name}/pause", this::pause),
        Route.of("POST", "/containers/{name}/unpause", this::unpause),
        Route.of("POST", "/containers/{name}/wait", this::await).takes("condition"),
        Route.of("GET", "/containers/{name}/logs", this::logs)
            .takes("stdout", "stderr", "follow", "timestamps", "tail", "since", "until"));
  }

  private Reply start(Request request, String name) {
    if (request.call().readBody().length > LONGEST_EMPTY_BODY) {
      throw EngineFailure.badRequest(BODY_REFUSED);
    }
    Container container = daemon.containers().get(name);
    return new DesktopProxy(daemon)
        .refusal(container)
        .orElseGet(() -> changed(daemon.containers().life().start(container)));
  }

  private static Reply changed(boolean changed) {
    return Reply.empty(changed ? 204 : 304);
  }

  private Reply stop(Request request, String name) {
    ContainerRoutes.number(request, "t");
    Container container = daemon.containers().get(name);
    return changed(daemon.containers().life().stop(container, signal(request)));
  }

  private Reply restart(Request request, String name) {
    ContainerRoutes.number(request, "t");
    daemon.containers().life().restart(daemon.containers().get(name), signal(request));
    return Reply.empty(204);
  }

  /** Returns the signal to stop with; empty for the container's own, and in calls before 1.42. */
  private static String signal(Request request) {
    return request.isAtLeast("1.42") ? request.query("signal") : "";
  }

  private Reply kill(Request request, String name) {
    boolean old = world.has(Quirk.OLD_WORDING);
    String prefix = (old ? "Cannot" : "cannot") + " kill container: " + name + ": ";
    String text = request.query("signal");
    int signal;
    try {
      signal = text.isEmpty() ? Signals.KILL : Signals.parse(text, world);
    } catch (EngineFailure failure) {
      throw EngineFailure.badRequest((old ? "" : prefix) + failure.text());
    }
    if (old) {
      find(name, prefix);
    }
    if (!Signals.exists(signal)) {
      throw EngineFailure.of(
          old ? 500 : 400,
          prefix + (old ? "The" : "the") + " linux daemon does not support signal " + signal);
    }
    try {
      daemon.containers().life().kill(daemon.containers().get(name), signal);
    } catch (EngineFailure failure) {
      throw EngineFailure.of(failure.status(), prefix + failure.text());
    }
    return Reply.empty(204);
  }

  private void find(String name, String prefix) {
    try {
      daemon.containers().get(name);
    } catch (EngineFailure failure) {
      throw EngineFailure.of(failure.status(), prefix + failure.text());
    }
  }

  private Reply pause(Request request, String name) {
    daemon.containers().life().pause(daemon.containers().get(name));
    return Reply.empty(204);
  }

  private Reply unpause(Request request, String name) {
    daemon.containers().life().unpause(daemon.containers().get(name));
    return Reply.empty(204);
  }

  private Reply await(Request request, String name) {
    String condition = request.query("condition");
    if (!CONDITIONS.contains(condition) && !world.has(Quirk.OLD_WORDING)) {
      throw EngineFailure.badRequest("invalid condition: \"" + condition + "\"");
    }
    Container container = daemon.containers().get(name);
    container.lock().pass(request.call().toString());
    return Reply.stream(
        200, "application/json", new WaitStream(world, container.state(), condition));
  }

  private Reply logs(Request request, String name) {
    LogRequest asked = LogRequest.of(request, world);
    Container container = daemon.containers().get(name);
    Reply reply =
        Reply.stream(200, contentType(request, container), new LogStream(world, container, asked));
    return world.has(Quirk.OLD_WORDING) ? reply.without("Content-Type") : reply;
  }

  private static String contentType(Request request, Container container) {
    boolean multiplexed = !container.config().flag("Tty") && request.isAtLeast("1.42");
    return multiplexed
        ? "application/vnd.docker.multiplexed-stream"
        : "application/vnd.docker.raw-stream";
  }
}
