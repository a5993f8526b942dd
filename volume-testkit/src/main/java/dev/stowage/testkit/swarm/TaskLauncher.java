package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerRequest;
import dev.stowage.testkit.container.ContainerStore;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.world.EngineFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the containers of services on the only node, and takes them away. */
final class TaskLauncher {

  private static final String LABEL = "com.docker.swarm.";

  private final SwarmClock clock;
  private final ContainerStore containers;
  private final String node;

  TaskLauncher(SwarmClock clock, ContainerStore containers, String node) {
    this.clock = clock;
    this.containers = containers;
    this.node = node;
  }

  /** Starts the tasks that are missing, and ends those that are too many. */
  void scale(StoredService service, HostDefaults defaults) {
    List<SwarmTask> tasks = service.ownTasks();
    while (tasks.size() > service.replicas()) {
      end(tasks.remove(tasks.size() - 1));
    }
    while (tasks.size() < service.replicas()) {
      SwarmTask task = new SwarmTask(new SwarmMeta(clock), tasks.size() + 1, service.template());
      tasks.add(task);
      launch(service, task, defaults);
    }
  }

  void stop(StoredService service) {
    service.tasks().forEach(this::end);
    service.ownTasks().clear();
  }

  private void end(SwarmTask task) {
    task.container()
        .filter(container -> !container.state().isRemoved())
        .ifPresent(container -> containers.remove(container.id(), true, true));
  }

  private void launch(StoredService service, SwarmTask task, HostDefaults defaults) {
    Settings spec = service.template().in("ContainerSpec");
    if (spec.all("Mounts").stream().anyMatch(mount -> mount.text("Type").equals("cluster"))) {
      task.cannotBePlaced("cannot fulfill requested CSI volume mounts on 1 node");
      return;
    }
    try {
      task.runs(containers.create(request(service, task, spec, defaults)));
    } catch (EngineFailure failure) {
      task.rejected(failure.text());
    }
    task.container().ifPresent(container -> start(service, task, container));
  }

  private void start(StoredService service, SwarmTask task, Container container) {
    try {
      containers.life().start(container);
      requireNoRestart(service, task);
    } catch (EngineFailure failure) {
      task.failedToStart(failure.text());
    }
  }

  /** Refuses loudly what is not in the fake: a task that is to be started again. */
  static void requireNoRestart(StoredService service, SwarmTask task) {
    String condition = service.template().in("RestartPolicy").text("Condition");
    boolean ended = task.state().equals("complete") || task.state().equals("failed");
    boolean again =
        condition.equals("on-failure") ? task.exitCode() != 0 : !condition.equals("none");
    if (ended && again) {
      throw new NotInFakeException(
          "a task of service "
              + service.name()
              + " ended with "
              + task.exitCode()
              + ", and the fake engine does not start tasks again");
    }
  }

  private ContainerRequest request(
      StoredService service, SwarmTask task, Settings spec, HostDefaults defaults) {
    String name = service.name() + "." + task.slot() + "." + task.meta().id();
    Map<String, String> labels = new LinkedHashMap<>(spec.texts("Labels"));
    labels.put(LABEL + "node.id", node);
    labels.put(LABEL + "service.id", service.meta().id());
    labels.put(LABEL + "service.name", service.name());
    labels.put(LABEL + "task", "");
    labels.put(LABEL + "task.id", task.meta().id());
    labels.put(LABEL + "task.name", name);
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("Image", spec.text("Image"));
    config.put("Labels", labels);
    copy(spec, "Command", config, "Entrypoint");
    copy(spec, "Args", config, "Cmd");
    copy(spec, "Env", config, "Env");
    copy(spec, "User", config, "User");
    copy(spec, "Dir", config, "WorkingDir");
    copy(spec, "Hostname", config, "Hostname");
    copy(spec, "TTY", config, "Tty");
    copy(spec, "StopSignal", config, "StopSignal");
    Map<String, @Nullable Object> host = new LinkedHashMap<>();
    copy(spec, "Mounts", host, "Mounts");
    copy(spec, "ReadOnly", host, "ReadonlyRootfs");
    host.put("NetworkMode", service.template().all("Networks").isEmpty() ? "default" : "host");
    return new ContainerRequest(name, new Settings(config), defaults.fill(new Settings(host)));
  }

  private static void copy(
      Settings from, String name, Map<String, @Nullable Object> to, String other) {
    if (from.has(name)) {
      to.put(other, from.values().get(name));
    }
  }
}
