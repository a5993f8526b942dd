package dev.stowage.volume.driver.local;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.FileMode;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A share of a Windows or Samba server.
 *
 * <p>The password goes to the engine in clear, and every inspection of the volume hands it out.
 * Owner and mode of files are not the server's but those said here. Immutable and thread-safe.
 */
public final class CifsVolume extends MountedVolume<CifsVolume> {

  private static final Set<String> TYPES = Set.of("cifs", "smb3");

  private CifsVolume(VolumeDriver rest, MountOptions mountOptions) {
    super(rest, mountOptions);
  }

  private CifsVolume(VolumeDriver whole) {
    super(whole);
  }

  /**
   * Starts with the server.
   *
   * @param server its host name, which the engine resolves, or IP address
   * @return a volume that still lacks its share
   */
  public static CifsVolume server(String server) {
    requireNonNull(server, "server");
    return new CifsVolume(
        mounting("cifs", "//" + server + "/"), MountOptions.NONE.with("addr", server));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is no CIFS volume of the local driver
   */
  public static Optional<CifsVolume> read(VolumeDriver driver) {
    return mounts(driver, TYPES) ? Optional.of(new CifsVolume(driver)) : Optional.empty();
  }

  @Override
  CifsVolume make(VolumeDriver rest, MountOptions mountOptions) {
    return new CifsVolume(rest, mountOptions);
  }

  /**
   * Says which share of the server.
   *
   * @param share its name, perhaps followed by a directory in it, as {@code backup/db}
   * @return a new value
   */
  public CifsVolume share(String share) {
    return device("//" + deviceHost() + "/" + requireNonNull(share, "share"));
  }

  /**
   * Logs in as a user.
   *
   * @param user the user
   * @param password the password, without commas
   * @return a new value
   */
  public CifsVolume login(String user, SecretText password) {
    return with(
        mountOptions()
            .with("username", requireNonNull(user, "user"))
            .with("password", password.reveal()));
  }

  /**
   * Logs in as nobody.
   *
   * @return a new value
   */
  public CifsVolume guest() {
    return with(mountOptions().flag("guest"));
  }

  /**
   * Says which domain the user is of. Default: the server's own.
   *
   * @param domain the domain or workgroup
   * @return a new value
   */
  public CifsVolume domain(String domain) {
    return with(mountOptions().with("domain", requireNonNull(domain, "domain")));
  }

  /**
   * Chooses the version of the protocol. Default: the newest from 2.1 on that both sides know.
   *
   * @param version such as {@code 3.0} or {@code 3.1.1}
   * @return a new value
   */
  public CifsVolume version(String version) {
    return with(mountOptions().with("vers", requireNonNull(version, "version")));
  }

  /**
   * Says to whom all files belong. Default: root.
   *
   * @param uid the user's number
   * @param gid the group's number
   * @return a new value
   */
  public CifsVolume owner(int uid, int gid) {
    return with(mountOptions().with("uid", uid).with("gid", gid));
  }

  /**
   * Says which modes files and directories have. Default: 0755 for both.
   *
   * @param files of files, such as {@code 0640}
   * @param directories of directories, such as {@code 0750}
   * @return a new value
   */
  public CifsVolume modes(String files, String directories) {
    return with(
        mountOptions()
            .with("file_mode", requireNonNull(files, "files"))
            .with("dir_mode", requireNonNull(directories, "directories")));
  }

  /**
   * Chooses the port. Default: 445.
   *
   * @param port 1 to 65535
   * @return a new value
   */
  public CifsVolume port(int port) {
    return with(mountOptions().with("port", port));
  }

  /**
   * Returns the server.
   *
   * @return its name or address, or an empty text if it is not said
   */
  public String server() {
    return mountOptions().value("addr").orElseGet(this::deviceHost);
  }

  /**
   * Returns the share and the directory in it.
   *
   * @return the share, or an empty text if it is not said
   */
  public String share() {
    return option(DEVICE).replaceFirst("^//[^/]*/?", "");
  }

  /**
   * Returns who logs in.
   *
   * @return the user, or empty if nobody does
   */
  public Optional<String> user() {
    return mountOptions().value("username").or(() -> mountOptions().value("user"));
  }

  /**
   * Returns the password.
   *
   * @return the password, or empty if none was given
   */
  public Optional<SecretText> password() {
    return mountOptions()
        .value("password")
        .or(() -> mountOptions().value("pass"))
        .map(SecretText::of);
  }

  private String deviceHost() {
    return option(DEVICE).replaceFirst("^//([^/]*).*", "$1");
  }

  @Override
  void judge(List<Finding> findings) {
    ServerName.judge("CIFS server", server(), findings);
    judgeDevice(findings);
    boolean otherLogin = mountOptions().has("guest") || mountOptions().has("sec");
    if (!otherLogin && user().filter(it -> !it.isBlank()).isEmpty()) {
      findings.add(
          new Finding("CIFS login", "is missing", "say login(user, password), or guest()"));
    }
    if (mountOptions().has("credentials")) {
      findings.add(
          new Finding(
              "mount option 'credentials'",
              "is read by a mount helper, which the engine does not use",
              "say login(user, password)"));
    }
    mountOptions().value("port").ifPresent(port -> ServerName.judgePort(port, findings));
    for (String key : List.of("file_mode", "dir_mode")) {
      mountOptions()
          .value(key)
          .filter(mode -> FileMode.read(mode).isEmpty())
          .ifPresent(mode -> findings.add(FileMode.problem("mount option '" + key + "'", mode)));
    }
  }

  private void judgeDevice(List<Finding> findings) {
    String where = "CIFS share '" + Finding.printable(share()) + "'";
    if (share().isBlank() || share().startsWith("/") || share().contains("\\")) {
      findings.add(
          new Finding(
              where,
              share().isBlank() ? "is missing" : "is not a share",
              "give the share's name, perhaps with a directory in it, such as backup/db"));
    } else if (share().matches(".*%(?![0-9a-fA-F]{2}).*")) {
      findings.add(
          new Finding(where, "holds a '%' that escapes nothing", "write %25 for the sign itself"));
    }
    if (deviceHost().matches("[^:]*:\\d+")) {
      findings.add(
          new Finding(where, "has a port before it, which the engine refuses", "say port(…)"));
    }
  }
}
