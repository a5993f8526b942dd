package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerRequest;
import dev.stowage.testkit.container.DesktopShares;
import dev.stowage.testkit.container.MountPoint;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.engine.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Docker Desktop has in front of the engine: it changes paths of the client into those that
 * the engine has, and refuses those that it has not.
 */
final class DesktopProxy {

  private static final String LABEL = "desktop.docker.io/";

  private final Daemon daemon;
  private final Topology topology;

  DesktopProxy(Daemon daemon) {
    this.daemon = daemon;
    this.topology = daemon.world().topology();
  }

  /** Fails where a volume is to be a directory of the client's, whose path is not translated. */
  static void requireNoPath(Topology topology, @Nullable Map<String, String> options) {
    String device = options == null ? "" : options.getOrDefault("device", "");
    if (DesktopShares.find(topology, device).isPresent()) {
      throw new NotInFakeException(
          "the fake engine does not translate the device of a volume in Docker Desktop: " + device);
    }
  }

  /** Returns what the engine gets to see of a create request. */
  ContainerRequest translate(ContainerRequest asked) {
    if (!topology.isDesktop()) {
      return asked;
    }
    Map<String, String> labels = new TreeMap<>();
    List<String> binds = new ArrayList<>();
    for (String bind : asked.host().list("Binds")) {
      binds.add(bind(bind, LABEL + "binds/" + binds.size(), labels));
    }
    List<Map<String, ?>> mounts = new ArrayList<>();
    for (Settings mount : asked.host().all("Mounts")) {
      mounts.add(mount(mount, LABEL + "mounts/" + mounts.size(), labels).values());
    }
    if (labels.isEmpty()) {
      return asked;
    }
    labels.putAll(asked.config().texts("Labels"));
    Settings host = asked.host().has("Binds") ? asked.host().with("Binds", binds) : asked.host();
    return new ContainerRequest(
        asked.name(),
        asked.config().with("Labels", labels),
        host.has("Mounts") ? host.with("Mounts", mounts) : host);
  }

  private String bind(String text, String label, Map<String, String> labels) {
    boolean drive = text.matches("[A-Za-z]:[\\\\/].*");
    int end = text.indexOf(':', drive ? 2 : 0);
    if (end < 0) {
      return text;
    }
    String rest = text.substring(end);
    String target = rest.substring(1).replaceFirst(":.*", "");
    return found(text.substring(0, end), target, label, labels).map(it -> it + rest).orElse(text);
  }

  private Settings mount(Settings mount, String label, Map<String, String> labels) {
    if (!mount.text("Type").equals("bind")) {
      return mount;
    }
    return found(mount.text("Source"), mount.text("Target"), label, labels)
        .map(source -> mount.with("Source", source))
        .orElse(mount);
  }

  /** Returns the path that the engine has instead, and notes on labels what it was. */
  private Optional<String> found(
      String source, String target, String label, Map<String, String> labels) {
    boolean socket = topology == Topology.DESKTOP_MAC && source.equals(DesktopShares.SOCKET);
    Optional<String> found =
        socket ? Optional.of(DesktopShares.PROXY_SOCKET) : DesktopShares.find(topology, source);
    if (found.isPresent()) {
      labels.put(label + "/Source", source);
      labels.put(label + "/SourceKind", socket ? "dockerSocketProxied" : "hostFile");
      labels.put(label + "/Target", target);
    }
    return found;
  }

  /** Returns the refusal to start a container with a bind of what is on neither side. */
  Optional<Reply> refusal(Container container) {
    if (topology != Topology.DESKTOP_MAC || container.state().isRunning()) {
      return Optional.empty();
    }
    return container.mounts().stream()
        .filter(mount -> mount.type().equals("bind"))
        .map(MountPoint::source)
        .filter(source -> !source.startsWith("/host_mnt/"))
        .filter(source -> daemon.host().find(source).isEmpty())
        .findFirst()
        .map(this::denied);
  }

  private Reply denied(String path) {
    String page =
        daemon.world().has(Quirk.OLD_WORDING)
            ? "https://docs.docker.com/desktop/mac"
            : "https://docs.docker.com/desktop/settings/mac/#file-sharing";
    return Reply.text(
        500,
        "text/plain; charset=utf-8",
        "Mounts denied: \nThe path "
            + path
            + " is not shared from the host and is not known to Docker.\n"
            + "You can configure shared paths from Docker -> Preferences... -> Resources -> File"
            + " Sharing.\nSee "
            + page
            + " for more info.");
  }
}
