package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.MountPoint;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Chooses containers by the filters of a listing. */
final class ContainerFilter {

  static final List<String> KEYS =
      List.of(
          "ancestor",
          "before",
          "exited",
          "id",
          "is-task",
          "label",
          "name",
          "since",
          "status",
          "volume");

  /** What the engine filters by and the fake does not. */
  static final List<String> NOT_HERE =
      List.of("expose", "health", "isolation", "network", "publish");

  private static final List<String> STATES =
      List.of("created", "running", "paused", "restarting", "removing", "exited", "dead");

  private final Daemon daemon;
  private final Filters filters;
  private final Set<Integer> exited;
  private final Set<String> images;
  private final @Nullable Container before;
  private final @Nullable Container since;

  ContainerFilter(Daemon daemon, Filters filters) {
    this.daemon = daemon;
    this.filters = filters;
    this.exited = exitCodes();
    checkStates();
    filters.bool("is-task");
    this.before = last("before");
    this.since = last("since");
    this.images = images();
  }

  private Set<Integer> exitCodes() {
    Set<Integer> codes = new TreeSet<>();
    for (String value : filters.values("exited")) {
      if (!value.matches("[+-]?[0-9]{1,9}")) {
        String reason = "strconv.Atoi: parsing \"" + value + "\": invalid syntax";
        throw daemon.world().has(Quirk.OLD_STATUSES)
            ? EngineFailure.system(reason)
            : EngineFailure.badRequest("invalid filter 'exited=" + value + "': " + reason);
      }
      codes.add(Integer.parseInt(value));
    }
    return codes;
  }

  private void checkStates() {
    for (String value : filters.values("status")) {
      if (!STATES.contains(value)) {
        throw EngineFailure.badRequest(
            (daemon.world().has(Quirk.OLD_WORDING) ? "Invalid" : "invalid")
                + " filter 'status="
                + value
                + "'"
                + (daemon.world().has(Quirk.NAMES_VALID_FILTER_VALUES)
                    ? ": invalid value for state ("
                        + value
                        + "): must be one of "
                        + String.join(", ", STATES)
                    : ""));
      }
    }
  }

  private @Nullable Container last(String key) {
    Container found = null;
    for (String value : filters.values(key)) {
      found = exact(value);
    }
    return found;
  }

  /** Finds a container by its full id or its name; a beginning of the id is not enough. */
  private Container exact(String value) {
    String name = value.startsWith("/") ? value.substring(1) : value;
    return daemon.containers().all().stream()
        .filter(container -> container.id().equals(value) || container.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                daemon.world().has(Quirk.OLD_STATUSES)
                    ? EngineFailure.system("no such container " + value)
                    : EngineFailure.notFound("No such container: " + value));
  }

  private Set<String> images() {
    Set<String> ids = new TreeSet<>();
    for (String value : filters.values("ancestor")) {
      try {
        daemon.images().find(value).ifPresent(image -> ids.add(image.id()));
      } catch (EngineFailure unreadable) {
        // The engine logs it and goes on: nothing comes from such an image.
      }
    }
    return ids;
  }

  /** Tells whether containers that do not run are listed without being asked for. */
  boolean wantsAll() {
    return filters.has("status");
  }

  /** Returns those that match, in the same order. */
  List<Container> choose(List<Container> newestFirst) {
    List<Container> chosen = new ArrayList<>();
    boolean open = before == null;
    for (Container container : newestFirst) {
      if (container.equals(since) && open) {
        break;
      }
      if (open && matches(container)) {
        chosen.add(container);
      }
      open |= container.equals(before);
    }
    return chosen;
  }

  private boolean matches(Container container) {
    return isAsked(container)
        && filters.bool("is-task").map(task -> !task).orElse(true)
        && filters.matchesAllLabels("label", container.config().texts("Labels"))
        && (exited.isEmpty() || hasExited(container))
        && (!filters.has("status") || filters.values("status").contains(container.state().word()))
        && (!filters.has("volume")
            || filters.values("volume").stream().anyMatch(v -> mounts(container, v)))
        && (!filters.has("ancestor")
            || container.image().map(image -> images.contains(image.id())).orElse(false));
  }

  private boolean isAsked(Container container) {
    boolean id =
        !filters.has("id")
            || filters.values("id").stream().anyMatch(value -> found(container.id(), value));
    boolean name =
        !filters.has("name")
            || filters.values("name").stream()
                .anyMatch(
                    value ->
                        found("/" + container.name(), value) || found(container.name(), value));
    return id && name;
  }

  private static boolean found(String text, String expression) {
    if (text.equals(expression)) {
      return true;
    }
    try {
      return Pattern.compile(expression).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private boolean hasExited(Container container) {
    return !container.state().isRunning()
        && container.state().started().isPresent()
        && exited.contains(container.state().exitCode());
  }

  private static boolean mounts(Container container, String value) {
    return container.mounts().stream()
        .anyMatch(mount -> mount.destination().equals(value) || named(mount).equals(value));
  }

  private static String named(MountPoint mount) {
    return Optional.of(mount.name()).filter(name -> !name.isEmpty()).orElse(mount.source());
  }
}
