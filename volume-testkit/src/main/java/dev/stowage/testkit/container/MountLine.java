package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;

/**
 * What {@code /proc/self/mountinfo} says of one mount, without the numbers in front.
 *
 * @param device major and minor number of the file system
 * @param root what of the file system is mounted
 * @param options the mount's own, and how it is propagated
 * @param system the file system's type, source and options
 */
record MountLine(String device, String root, String options, String system) {

  private static final String DISK = "254:1";

  private static final String MAC_SHARES = "/host_mnt/";

  /** Returns what a file system of its own looks like. */
  static MountLine of(int minor, String options, String system) {
    return new MountLine("0:" + minor, "/", options, system);
  }

  /**
   * Returns what a directory or a file of the engine's host looks like.
   *
   * @param access {@code rw} or {@code ro}
   * @param propagation such as {@code master:1}, with a blank in front; nothing for a private mount
   */
  static MountLine ofHost(Topology topology, String path, String access, String propagation) {
    if (topology != Topology.DESKTOP_MAC) {
      return disk(path, access, propagation, "ext4 /dev/vda1 rw");
    }
    if (path.startsWith(MAC_SHARES)) {
      int slash = path.indexOf('/', MAC_SHARES.length());
      String share = path.substring(MAC_SHARES.length(), slash < 0 ? path.length() : slash);
      return new MountLine(
          "0:" + (40 + share.length()),
          slash < 0 ? "/" : path.substring(slash),
          access + ",nosuid,nodev,relatime" + propagation,
          "fakeowner /run/host_mark/" + share + " rw,fakeowner");
    }
    if (path.startsWith("/var/lib/")) {
      // The virtual machine has a disk for this alone.
      String root = path.substring("/var/lib".length());
      return disk(root, access, propagation, "ext4 /dev/vda1 rw,discard");
    }
    throw new NotInFakeException(
        "the fake engine does not know on which file system of Docker Desktop's virtual machine "
            + path
            + " is");
  }

  private static MountLine disk(String root, String access, String propagation, String system) {
    return new MountLine(DISK, root, access + ",relatime" + propagation, system);
  }

  /** Returns the line. */
  String at(String target, int id, int parent) {
    return id
        + " "
        + parent
        + " "
        + device
        + " "
        + escaped(root)
        + " "
        + escaped(target)
        + " "
        + options
        + " - "
        + system
        + "\n";
  }

  /** The kernel writes what separates columns and lines in octal digits. */
  private static String escaped(String path) {
    return path.replace("\\", "\\134")
        .replace(" ", "\\040")
        .replace("\t", "\\011")
        .replace("\n", "\\012");
  }
}
