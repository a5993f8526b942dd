package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.world.World;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a kernel with overlay2 tells a process in a container of its mounts and control groups,
 * where the engine's host has all its files in one ext4.
 *
 * <p>Sources: recorded on Docker Engine 20.10 and 28.5; of Docker Desktop on a Mac: github.com
 * docker/for-mac issue 7647 and elastic/apm-agent-java pull request 2352.
 */
public final class ProcFiles {

  private static final List<String> CONTROLLERS =
      List.of("cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio", "pids");

  private static final String QUIET = ",nosuid,nodev,noexec,relatime";

  private static final int FIRST = 133;

  private final Container container;
  private final World world;
  private final Topology topology;
  private final Map<String, MountLine> lines = new LinkedHashMap<>();

  /** Minor numbers of file systems that are not on a disk. */
  private int minor = 50;

  public ProcFiles(Container container, World world) {
    this.container = container;
    this.world = world;
    this.topology = world.topology();
  }

  private boolean hasCgroup2() {
    return topology == Topology.ROOTLESS || topology.isDesktop();
  }

  /** Returns {@code /proc/self/mountinfo}, without what is masked in {@code /proc}. */
  public String mountinfo() {
    if (topology == Topology.DESKTOP_WINDOWS) {
      throw new NotInFakeException(
          "the fake engine does not know the mounts of a container in Docker Desktop on Windows");
    }
    putRoot();
    putSystem();
    asked().forEach(lines::put);
    StringBuilder text = new StringBuilder();
    Map<String, Integer> ids = new TreeMap<>();
    lines.forEach(
        (target, line) -> {
          int id = FIRST + ids.size();
          text.append(line.at(target, id, parent(target, ids)));
          ids.put(target, id);
        });
    return text.toString();
  }

  /** Returns the number of the mount that a target is in. */
  private static int parent(String target, Map<String, Integer> ids) {
    String above = target;
    while (!above.equals("/")) {
      above = above.substring(0, Math.max(1, above.lastIndexOf('/')));
      Integer id = ids.get(above);
      if (id != null) {
        return id;
      }
    }
    return FIRST - 1;
  }

  private void putRoot() {
    String layer = container.layer().substring(0, container.layer().lastIndexOf('/'));
    put(
        "/",
        access(!container.hasReadOnlyRoot()) + ",relatime",
        "overlay overlay rw,lowerdir="
            + layer
            + "-init/diff,upperdir="
            + layer
            + "/diff,workdir="
            + layer
            + "/work");
  }

  private void putSystem() {
    put("/proc", "rw" + QUIET, "proc proc rw");
    put("/dev", "rw,nosuid", "tmpfs tmpfs rw,size=65536k,mode=755");
    put("/dev/pts", "rw,nosuid,noexec,relatime", "devpts devpts rw,gid=5,mode=620,ptmxmode=666");
    put("/sys", "ro" + QUIET, "sysfs sysfs ro");
    if (hasCgroup2()) {
      put("/sys/fs/cgroup", "ro" + QUIET, "cgroup2 cgroup rw");
    } else {
      put("/sys/fs/cgroup", "rw" + QUIET, "tmpfs tmpfs rw,mode=755");
      CONTROLLERS.forEach(
          name -> put("/sys/fs/cgroup/" + name, "ro" + QUIET, "cgroup cgroup rw," + name));
      put("/sys/fs/cgroup/systemd", "ro" + QUIET, "cgroup systemd rw,name=systemd");
    }
    put("/dev/mqueue", "rw" + QUIET, "mqueue mqueue rw");
    put("/dev/shm", "rw" + QUIET, "tmpfs shm rw,size=65536k");
  }

  private void put(String target, String options, String system) {
    lines.put(target, MountLine.of(minor++, options, system));
  }

  /** Returns what was asked for, and the engine's own files, in the order of depth. */
  private Map<String, MountLine> asked() {
    Map<String, MountLine> asked = new TreeMap<>();
    TmpfsMounts memory = new TmpfsMounts(container, world);
    for (String target : memory.destinations()) {
      asked.put(target, MountLine.of(minor++, "rw" + QUIET, "tmpfs tmpfs rw"));
    }
    for (MountPoint mount : container.mounts()) {
      if (!asked.containsKey(mount.destination())) {
        asked.put(mount.destination(), line(mount));
      }
    }
    String home = world.dataRoot() + "/containers/" + container.id() + "/";
    for (String name : List.of("resolv.conf", "hostname", "hosts")) {
      asked.putIfAbsent("/etc/" + name, host(home + name, !container.hasReadOnlyRoot(), ""));
    }
    Map<String, MountLine> sorted = new LinkedHashMap<>();
    asked.keySet().stream()
        .sorted(Comparator.comparingLong(target -> target.chars().filter(c -> c == '/').count()))
        .forEach(target -> sorted.put(target, asked.get(target)));
    return sorted;
  }

  private MountLine line(MountPoint mount) {
    boolean writable = mount.isWritable();
    if (mount.volume().isPresent()) {
      // The engine's data are below a mount of their own, from which its volumes are slaves.
      return host(directory(mount.volume().get()), writable, " master:1");
    }
    if (mount.type().equals("bind")) {
      return switch (mount.propagation()) {
        case "slave", "rslave" -> host(mount.source(), writable, " master:1");
        case "shared", "rshared" -> host(mount.source(), writable, " shared:1");
        default -> host(mount.source(), writable, "");
      };
    }
    throw unknown("an image");
  }

  /** Returns the directory of the engine's host that a volume is. */
  private static String directory(StoredVolume volume) {
    Map<String, String> options = volume.optionsOrNone();
    if (!volume.isLocal()) {
      throw unknown("a volume of " + volume.driver());
    }
    if (options.isEmpty()) {
      return volume.mountpoint();
    }
    if (!List.of(options.getOrDefault("o", "").split(",", -1)).contains("bind")) {
      throw unknown("a volume of type " + options.get("type"));
    }
    return options.getOrDefault("device", "");
  }

  private static NotInFakeException unknown(String what) {
    return new NotInFakeException(
        "the fake engine does not know how " + what + " is seen in mountinfo");
  }

  private MountLine host(String path, boolean writable, String propagation) {
    return MountLine.ofHost(topology, path, access(writable), propagation);
  }

  private static String access(boolean writable) {
    return writable ? "rw" : "ro";
  }

  /** Returns {@code /proc/self/cgroup}. */
  public String cgroup() {
    boolean ownNamespace = !container.host().text("CgroupnsMode").equals("host");
    if (topology == Topology.ROOTLESS && !ownNamespace) {
      throw new NotInFakeException(
          "the fake engine does not know the control group of a container with CgroupnsMode host"
              + " where the engine is rootless");
    }
    String path = ":" + (ownNamespace ? "/" : "/docker/" + container.id()) + "\n";
    StringBuilder text = new StringBuilder();
    if (!hasCgroup2()) {
      text.append(CONTROLLERS.size() + 1).append(":name=systemd").append(path);
      for (int i = CONTROLLERS.size(); i > 0; i--) {
        text.append(i).append(':').append(CONTROLLERS.get(i - 1)).append(path);
      }
    }
    return text.append("0:").append(path).toString();
  }
}
