package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that an NFS server exports.
 *
 * <pre>{@code
 * VolumeDefinition backup =
 *     VolumeDefinition.named("backup")
 *         .driver(NfsVolume.server("10.0.0.5").export("/srv/backup").version(4).readOnly())
 *         .build();
 * }</pre>
 *
 * <p>Where the export squashes root, mount it with {@code noCopy()}: the engine may not change the
 * owner of what an image has at the target. With a server that does not answer, a container that
 * starts hangs for ever, unless {@link #soft} is said. Immutable and thread-safe.
 */
public final class NfsVolume extends MountedVolume<NfsVolume> {

  private static final Set<String> TYPES = Set.of("nfs", "nfs4");
  private static final Set<String> VERSIONS = Set.of("3", "4", "4.0", "4.1", "4.2");

  private NfsVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private NfsVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Starts with the server.
   *
   * @param server its IP address or host name, which the engine resolves
   * @return the root of what the server exports, by NFS version 4
   */
  public static NfsVolume server(String server) {
    requireNonNull(server, "server");
    return new NfsVolume(
        mounting("nfs", ":/"), MountOptions.NONE.with("addr", server).with("nfsvers", "4"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no NFS volume of the local driver
   */
  public static Optional<NfsVolume> read(VolumeDriver driver) {
    return mounts(driver, TYPES) ? Optional.of(new NfsVolume(driver)) : Optional.empty();
  }

  @Override
  NfsVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new NfsVolume(rest, mountOptions);
  }

  /**
   * Says which directory of the server. Default: {@code /}, the root of a version 4 server.
   *
   * @param path its absolute path as the server exports it
   * @return a new value
   */
  public NfsVolume export(String path) {
    return device(":" + requireNonNull(path, "path"));
  }

  /**
   * Chooses the version of the protocol. Default: 4; the engine alone would try 3.
   *
   * @param version 3 or 4
   * @return a new value
   */
  public NfsVolume version(int version) {
    return version(Integer.toString(version));
  }

  /**
   * Chooses the version of the protocol. Default: 4; the engine alone would try 3.
   *
   * @param version 3, 4, or one of 4.0 to 4.2
   * @return a new value
   */
  public NfsVolume version(String version) {
    requireNonNull(version, "version");
    String key = mountOptions().has("vers") ? "vers" : "nfsvers";
    return with(mountOptions().with(key, version));
  }

  /**
   * Lets calls fail when the server does not answer. Default: they wait for ever. A program that
   * does not expect failures of a write may lose data.
   *
   * @param timeout how long to wait for an answer, at least 100 ms, in steps of that
   * @param retries how often to ask again
   * @return a new value
   */
  public NfsVolume soft(Duration timeout, int retries) {
    return with(
        mountOptions()
            .flag("soft", "hard")
            .with("timeo", timeout.toMillis() / 100)
            .with("retrans", retries));
  }

  /**
   * Keeps locks on the engine's host, which version 3 needs where no lock service runs.
   *
   * @return a new value
   */
  public NfsVolume withoutLocks() {
    return with(mountOptions().flag("nolock", "lock"));
  }

  /**
   * Chooses the port. Default: 2049 for version 4; version 3 asks the server.
   *
   * @param port 1 to 65535
   * @return a new value
   */
  public NfsVolume port(int port) {
    return with(mountOptions().with("port", port));
  }

  /**
   * Returns the server.
   *
   * @return its name or address, or an empty text if it is not said
   */
  public String server() {
    return mountOptions().value("addr").orElseGet(this::serverOfDevice);
  }

  private String serverOfDevice() {
    String device = option(DEVICE);
    return device.substring(0, Math.max(0, device.indexOf(":/")));
  }

  /**
   * Returns the directory of the server.
   *
   * @return its path
   */
  public String export() {
    String device = option(DEVICE);
    int path = device.indexOf(":/");
    return path < 0 ? device.replaceFirst("^:", "") : device.substring(path + 1);
  }

  /**
   * Returns the version of the protocol.
   *
   * @return the version, or empty if it is left to the engine
   */
  public Optional<String> version() {
    return mountOptions()
        .value("nfsvers")
        .or(() -> mountOptions().value("vers"))
        .or(() -> option(TYPE).equals("nfs4") ? Optional.of("4") : Optional.empty());
  }

  @Override
  void judge(List<Finding> findings) {
    String address = mountOptions().value("addr").orElse("");
    ServerName.judge("NFS server", address, findings);
    requireAbsolute("NFS export", export(), findings);
    version()
        .filter(it -> !VERSIONS.contains(it))
        .map(
            it ->
                new Finding(
                    "NFS version '" + Finding.printable(it) + "'",
                    "is none that the engine's host can speak",
                    "use 3 or 4, or one of 4.0, 4.1, 4.2"))
        .ifPresent(findings::add);
    mountOptions().value("port").ifPresent(port -> ServerName.judgePort(port, findings));
    judgeTimes(findings);
    judgeAddress(address, findings);
  }

  private void judgeTimes(List<Finding> findings) {
    if (mountOptions().value("timeo").filter(it -> !it.matches("[1-9]\\d{0,5}")).isPresent()) {
      findings.add(
          new Finding(
              "NFS timeout", "is not between 100 ms and a day", "use whole tenths of a second"));
    }
    if (mountOptions().value("retrans").filter(it -> !it.matches("\\d{1,4}")).isPresent()) {
      findings.add(new Finding("NFS retries", "are less than none or too many", "use 0 to 9999"));
    }
  }

  private void judgeAddress(String address, List<Finding> findings) {
    String host = serverOfDevice();
    if (!host.isEmpty() && !address.isEmpty() && !host.equals(address)) {
      findings.add(
          new Finding(
              "NFS server '" + Finding.printable(address) + "'",
              "is not the one that the device names, '" + Finding.printable(host) + "'",
              "name the server once"));
    }
    if (option(TYPE).equals("nfs4") && !address.isEmpty() && !ServerName.isAddress(address)) {
      findings.add(
          new Finding(
              "NFS server '" + Finding.printable(address) + "'",
              "is not resolved by the engine for the type nfs4",
              "give its IP address, or use the type nfs"));
    }
  }
}
