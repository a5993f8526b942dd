package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A remote that rclone mounts: S3, SFTP and all else that rclone knows.
 *
 * <p>Removing the volume leaves the data. Owner and mode of files are not kept. A server that is
 * away or a wrong password does not fail the start of a container, but each access in it. Immutable
 * and thread-safe.
 *
 * @param <F> the form's own type
 * @see <a href="https://rclone.org/commands/rclone_serve_docker/">rclone serve docker</a>
 */
public abstract sealed class Rclone<F extends Rclone<F>> extends PluginForm<F>
    permits RcloneS3, RcloneSftp, RcloneRemote {

  static final String NAME = "rclone";
  static final String TYPE = "type";
  static final String PATH = "path";

  Rclone(VolumeDriver driver) {
    super(driver);
  }

  static VolumeDriver backend(String type, String path) {
    return VolumeDriver.named(NAME).option(TYPE, type).option(PATH, path);
  }

  static boolean isBackend(VolumeDriver driver, String type) {
    return isOf(driver, NAME) && driver.option(TYPE).filter(type::equals).isPresent();
  }

  /**
   * Takes a bucket of an S3 server, or a directory in it.
   *
   * @param path the bucket, perhaps followed by a directory, as {@code backup/db}
   * @return the volume
   */
  public static RcloneS3 s3(String path) {
    return new RcloneS3(backend("s3", requireNonNull(path, "path")));
  }

  /**
   * Takes a directory of a server, over SSH.
   *
   * @param host the server
   * @param path an absolute path, or one relative to the home of the user
   * @return the volume
   */
  public static RcloneSftp sftp(String host, String path) {
    return new RcloneSftp(backend("sftp", requireNonNull(path, "path")))
        .with("sftp-host", requireNonNull(host, "host"));
  }

  /**
   * Takes a path of any backend.
   *
   * @param type the backend in rclone's terms, such as {@code webdav}
   * @param path the path there
   * @return the volume, which takes the backend's options with its type in front, as {@code
   *     webdav-url}
   */
  public static RcloneRemote backendOf(String type, String path) {
    return new RcloneRemote(backend(requireNonNull(type, "type"), requireNonNull(path, "path")));
  }

  /**
   * Takes a path of a remote that the plugin's own configuration names.
   *
   * @param remote the remote and the path, such as {@code nas:backup/db}
   * @return the volume
   */
  public static RcloneRemote remote(String remote) {
    return new RcloneRemote(VolumeDriver.named(NAME)).with("remote", remote);
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<? extends Rclone<?>> read(VolumeDriver driver) {
    if (isBackend(driver, "s3")) {
      return Optional.of(new RcloneS3(driver));
    }
    if (isBackend(driver, "sftp")) {
      return Optional.of(new RcloneSftp(driver));
    }
    return isOf(driver, NAME) ? Optional.of(new RcloneRemote(driver)) : Optional.empty();
  }

  /**
   * Lets users other than root use the files. Default: only root may.
   *
   * @return a new value
   */
  public final F allowOther() {
    return with("allow-other", "true");
  }

  /**
   * Chooses how files are kept on the engine's host. Default: {@code off}, with which a file can be
   * written from its beginning to its end only, but is stored when it is closed.
   *
   * <p>With {@code writes} and {@code full}, a container that ends soon after writing leaves data
   * unstored until the volume is mounted there again; removing the volume then loses them.
   *
   * @param mode {@code off}, {@code minimal}, {@code writes} or {@code full}
   * @return a new value
   */
  public final F cacheMode(String mode) {
    return with("vfs-cache-mode", requireNonNull(mode, "mode"));
  }

  /**
   * Returns the path of the backend.
   *
   * @return the path, or empty if it is part of a remote
   */
  public final Optional<String> path() {
    return option(PATH);
  }

  @Override
  void judge(List<Finding> findings) {
    exclude(findings, "remote", "fs", TYPE);
    exclude(findings, "remote", "fs", PATH);
    if (option("remote").isEmpty() && option("fs").isEmpty()) {
      require(TYPE, "name a backend, or a remote", findings);
    }
    requireMatch(
        "vfs-cache-mode", "off|minimal|writes|full", "use off, minimal, writes or full", findings);
    requireMatch("remote", ":?[^:]+:.*", "give a remote and a path, as nas:backup", findings);
    if (option("persist").isPresent()) {
      findings.add(new Finding(where("persist"), "is reserved by rclone", "leave it out"));
    }
  }
}
