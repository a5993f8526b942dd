package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A JuiceFS file system: files in an object storage, their names in a database.
 *
 * <p>Removing the volume leaves the data. Immutable and thread-safe.
 */
public final class JuiceFs extends PluginForm<JuiceFs> {

  private static final String NAME = "juicedata/juicefs";

  private JuiceFs(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Starts with the file system.
   *
   * @param name its name
   * @param metaurl the address of its database, which may hold a password
   * @return the volume
   */
  public static JuiceFs of(String name, String metaurl) {
    return new JuiceFs(VolumeDriver.named(NAME))
        .with("name", requireNonNull(name, "name"))
        .with("metaurl", requireNonNull(metaurl, "metaurl"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<JuiceFs> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new JuiceFs(driver)) : Optional.empty();
  }

  @Override
  JuiceFs make(VolumeDriver driver) {
    return new JuiceFs(driver);
  }

  /**
   * Chooses the kind of object storage. Default: a directory of the plugin's host.
   *
   * @param type such as {@code s3} or {@code minio}
   * @return a new value
   */
  public JuiceFs storage(String type) {
    return with("storage", requireNonNull(type, "type"));
  }

  /**
   * Says where the objects are.
   *
   * @param url the address of the bucket
   * @return a new value
   */
  public JuiceFs bucket(String url) {
    return with("bucket", requireNonNull(url, "url"));
  }

  /**
   * Gives the keys of the object storage.
   *
   * @param accessKey the one that names the account
   * @param secretKey the one that proves it
   * @return a new value
   */
  public JuiceFs keys(String accessKey, SecretText secretKey) {
    return with("access-key", requireNonNull(accessKey, "accessKey"))
        .withSecret("secret-key", secretKey);
  }

  /**
   * Sets variables of the environment that JuiceFS runs in.
   *
   * @param pairs {@code A=1,B=2}, which may hold secrets
   * @return a new value
   */
  public JuiceFs environment(SecretText pairs) {
    return withSecret("env", pairs);
  }

  @Override
  void judge(List<Finding> findings) {
    require("name", "give the name of the file system", findings);
    require("metaurl", "give the address of its database", findings);
  }
}
