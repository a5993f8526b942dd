package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;

/**
 * A bucket of an S3 server, mounted by rclone.
 *
 * <p>A bucket that is missing is made when something is written. Immutable and thread-safe.
 */
public final class RcloneS3 extends Rclone<RcloneS3> {

  private static final String ENDPOINT =
      "(?:https?://)?(?:[^\\s/:@]+|\\[[0-9a-fA-F:]+])(?::\\d+)?(?:/\\S*)?";

  RcloneS3(VolumeDriver driver) {
    super(driver);
  }

  @Override
  RcloneS3 make(VolumeDriver driver) {
    return new RcloneS3(driver);
  }

  /**
   * Names the maker of the server, whose ways rclone then follows. Default: any.
   *
   * @param provider in rclone's terms, such as {@code AWS}, {@code Minio} or {@code Other}
   * @return a new value
   */
  public RcloneS3 provider(String provider) {
    return with("s3-provider", requireNonNull(provider, "provider"));
  }

  /**
   * Says where the server is. Default: Amazon's.
   *
   * @param url its address, such as {@code https://minio.example.org:9000}
   * @return a new value
   */
  public RcloneS3 endpoint(String url) {
    return with("s3-endpoint", requireNonNull(url, "url"));
  }

  /**
   * Chooses the region.
   *
   * @param region such as {@code eu-west-1}
   * @return a new value
   */
  public RcloneS3 region(String region) {
    return with("s3-region", requireNonNull(region, "region"));
  }

  /**
   * Gives the keys of the account.
   *
   * @param accessKeyId the one that names it
   * @param secretAccessKey the one that proves it
   * @return a new value
   */
  public RcloneS3 keys(String accessKeyId, SecretText secretAccessKey) {
    return with("s3-access-key-id", requireNonNull(accessKeyId, "accessKeyId"))
        .withSecret("s3-secret-access-key", secretAccessKey);
  }

  /**
   * Takes the keys from the environment of the plugin.
   *
   * @return a new value
   */
  public RcloneS3 keysOfEnvironment() {
    return with("s3-env-auth", "true");
  }

  /**
   * Names the bucket in the path of addresses, as most servers other than Amazon's want it.
   *
   * @return a new value
   */
  public RcloneS3 pathStyle() {
    return with("s3-force-path-style", "true");
  }

  /**
   * Returns the bucket.
   *
   * @return the first part of the path, or an empty text if there is none
   */
  public String bucket() {
    return path().orElse("").replaceFirst("/.*", "");
  }

  @Override
  void judge(List<Finding> findings) {
    super.judge(findings);
    if (!bucket().matches("[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]")
        || bucket().contains("..")) {
      findings.add(
          new Finding(
              "bucket '" + Finding.printable(bucket()) + "'",
              bucket().isEmpty() ? "is missing" : "is a name that no bucket can have",
              "give one of 3 or more letters, digits, '-', '.' and '_', without a slash before it"));
    }
    requireMatch("s3-endpoint", ENDPOINT, "give a host or a URL", findings);
    exclude(findings, "s3-env-auth", "s3-secret-access-key");
    boolean id = option("s3-access-key-id").isPresent();
    if (id != option("s3-secret-access-key").isPresent()) {
      findings.add(
          new Finding(
              where("s3-access-key-id"),
              "and s3-secret-access-key need each other",
              "say keys(id, secret)"));
    }
  }
}
