package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a server, over SSH, by {@code vieux/sshfs}.
 *
 * <p>Every file belongs to the user who logs in. Without a password the key of the plugin's
 * settings is used. Immutable and thread-safe.
 */
public final class Sshfs extends PluginForm<Sshfs> {

  private static final String NAME = "vieux/sshfs";

  /** A name that begins with a dash would be taken for a flag of ssh. */
  private static final String REMOTE =
      "(?:[^\\s@:/-][^\\s@:/]*@)?(?:[^\\s@:/-][^\\s@:/]*|\\[[^\\s@/]+]):\\S*";

  private static final String FORM = "give it as user@host:directory";

  private Sshfs(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Takes a directory.
   *
   * @param remote {@code user@host:directory}
   * @return the volume
   */
  public static Sshfs of(String remote) {
    return new Sshfs(VolumeDriver.named(NAME)).with("sshcmd", requireNonNull(remote, "remote"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<Sshfs> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new Sshfs(driver)) : Optional.empty();
  }

  @Override
  Sshfs make(VolumeDriver driver) {
    return new Sshfs(driver);
  }

  /**
   * Logs in with a password.
   *
   * @param password the password
   * @return a new value
   */
  public Sshfs password(SecretText password) {
    return withSecret("password", requireNonNull(password, "password"));
  }

  /**
   * Chooses the port. Default: 22.
   *
   * @param port 1 to 65535
   * @return a new value
   */
  public Sshfs port(int port) {
    return with("port", port);
  }

  /**
   * Sets a flag of sshfs.
   *
   * @param name the flag, such as {@code allow_other}
   * @return a new value
   */
  public Sshfs flag(String name) {
    return with(requireNonNull(name, "name"), "");
  }

  /**
   * Returns what is mounted.
   *
   * @return {@code user@host:directory}, or empty if it was not said
   */
  public Optional<String> remote() {
    return option("sshcmd");
  }

  @Override
  void judge(List<Finding> findings) {
    require("sshcmd", FORM, findings);
    requireMatch("sshcmd", "|" + REMOTE, FORM, findings);
    requirePort("port", findings);
  }
}
