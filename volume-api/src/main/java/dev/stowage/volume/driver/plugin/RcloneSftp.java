package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;

/** A directory of a server over SSH, mounted by rclone. Immutable and thread-safe. */
public final class RcloneSftp extends Rclone<RcloneSftp> {

  private static final String PASS = "sftp-pass";

  /** Obscured is a block of 16 bytes and the text, in base 64 for URLs. */
  private static final String OBSCURED = "[A-Za-z0-9_-]{22,}";

  RcloneSftp(VolumeDriver driver) {
    super(driver);
  }

  @Override
  RcloneSftp make(VolumeDriver driver) {
    return new RcloneSftp(driver);
  }

  /**
   * Logs in as a user. Default: whoever runs the plugin.
   *
   * @param user the user
   * @return a new value
   */
  public RcloneSftp user(String user) {
    return with("sftp-user", requireNonNull(user, "user"));
  }

  /**
   * Logs in with a password.
   *
   * @param password what {@code rclone obscure} makes of the password, as rclone wants it; anyone
   *     can turn it back
   * @return a new value
   */
  public RcloneSftp obscuredPassword(SecretText password) {
    return withSecret(PASS, requireNonNull(password, "password"));
  }

  /**
   * Logs in with a key in a file.
   *
   * @param path the private key, where the plugin runs
   * @return a new value
   */
  public RcloneSftp keyFile(String path) {
    return with("sftp-key-file", requireNonNull(path, "path"));
  }

  /**
   * Chooses the port. Default: 22.
   *
   * @param port 1 to 65535
   * @return a new value
   */
  public RcloneSftp port(int port) {
    return with("sftp-port", port);
  }

  @Override
  void judge(List<Finding> findings) {
    super.judge(findings);
    require("sftp-host", "name the server", findings);
    requireMatch("sftp-host", "|[^\\s,/@]+", "give a host name or an IP address", findings);
    requirePort("sftp-port", findings);
    if (option(PASS).filter(it -> !it.matches(OBSCURED)).isPresent()) {
      findings.add(
          new Finding(
              where(PASS),
              "is not obscured, as rclone wants it",
              "give what rclone obscure prints"));
    }
  }
}
