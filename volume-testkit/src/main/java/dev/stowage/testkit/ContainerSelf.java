package dev.stowage.testkit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ProcFiles;
import dev.stowage.testkit.daemon.Daemon;

/**
 * What a process in a container can find out about the container that it is in, without asking the
 * engine.
 *
 * @param id what the engine calls the container, which the process is not told outright
 * @param hostname what {@code hostname} prints: the first twelve digits of the id, unless the
 *     container was given another name
 * @param mountinfo what is in {@code /proc/self/mountinfo}; its fourth column is a path in the file
 *     system that is named at the end of the line, not one of the engine's host
 * @param cgroup what is in {@code /proc/self/cgroup}; the id is in it where {@code CgroupnsMode} is
 *     {@code host}
 */
public record ContainerSelf(String id, String hostname, String mountinfo, String cgroup) {

  /**
   * Takes what can be read.
   *
   * @param id what the engine calls the container
   * @param hostname what {@code hostname} prints
   * @param mountinfo what is in {@code /proc/self/mountinfo}
   * @param cgroup what is in {@code /proc/self/cgroup}
   */
  public ContainerSelf {
    requireNonNull(id, "id");
    requireNonNull(hostname, "hostname");
    requireNonNull(mountinfo, "mountinfo");
    requireNonNull(cgroup, "cgroup");
  }

  static ContainerSelf of(String nameOrId, Daemon daemon) {
    Container container =
        daemon.containers().all().stream()
            .filter(each -> each.name().equals(nameOrId) || each.id().equals(nameOrId))
            .filter(each -> each.state().isRunning())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no container " + nameOrId + " is running"));
    ProcFiles proc = new ProcFiles(container, daemon.world());
    return new ContainerSelf(
        container.id(), container.config().text("Hostname"), proc.mountinfo(), proc.cgroup());
  }
}
