package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Docker Desktop's virtual machine has of the client's machine, and where. */
public final class DesktopShares {

  /** The engine's socket, to clients; the proxy has one of its own for containers. */
  public static final String SOCKET = "/var/run/docker.sock";

  /** What the virtual machine of a Mac has in its place. */
  public static final String PROXY_SOCKET = "/run/host-services/docker.proxy.sock";

  private static final Map<String, String> MAC = new LinkedHashMap<>();

  private static final String WINDOWS = "/run/desktop/mnt/host/";

  private static final Pattern DRIVE = Pattern.compile("([A-Za-z]):[\\\\/](.*)");

  static {
    MAC.put("/Users", "/host_mnt/Users");
    MAC.put("/Volumes", "/host_mnt/Volumes");
    MAC.put("/private", "/host_mnt/private");
    // On a Mac these two are links.
    MAC.put("/tmp", "/host_mnt/private/tmp");
    MAC.put("/var/folders", "/host_mnt/private/var/folders");
  }

  private DesktopShares() {}

  /** Returns the directories that the virtual machine has of the client's. */
  static List<String> places(Topology topology) {
    return switch (topology) {
      case DESKTOP_MAC -> List.copyOf(MAC.values());
      case DESKTOP_WINDOWS -> List.of(WINDOWS + "c");
      default -> List.of();
    };
  }

  /** Returns where the engine finds a path of the client's; empty if it is the engine's own. */
  public static Optional<String> find(Topology topology, String path) {
    return switch (topology) {
      case DESKTOP_MAC -> onMac(path);
      case DESKTOP_WINDOWS -> onWindows(path);
      default -> Optional.empty();
    };
  }

  private static Optional<String> onMac(String path) {
    for (Map.Entry<String, String> share : MAC.entrySet()) {
      String root = share.getKey();
      if (path.equals(root) || path.startsWith(root + "/")) {
        return Optional.of(share.getValue() + path.substring(root.length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> onWindows(String path) {
    Matcher matcher = DRIVE.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String drive = matcher.group(1).toLowerCase(Locale.ROOT);
    String rest = matcher.group(2).replace('\\', '/');
    return Optional.of(WINDOWS + drive + (rest.isEmpty() ? "" : "/" + rest));
  }
}
