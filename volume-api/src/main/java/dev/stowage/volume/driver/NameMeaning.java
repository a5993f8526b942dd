package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a volume says to its driver. */
public enum NameMeaning {
  /** Nothing: it is a name. */
  NOTHING,

  /** The name is that of an S3 bucket. */
  BUCKET,

  /** The name is a place on a server, such as {@code nas/srv/data}. */
  REMOTE_PATH,

  /** The name is a volume of the storage and perhaps a directory in it, as {@code vol/sub}. */
  SUBDIRECTORY;

  private static final Pattern BUCKET_NAME =
      Pattern.compile("(?=.{3,63}$)[a-z0-9](?:[a-z0-9-]|\\.(?=[a-z0-9]))*(?<!-)(?<!\\.)");
  private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

  /**
   * Tells why a name cannot mean that.
   *
   * @param name the name of a volume
   * @return the finding, or empty if it can
   */
  public Optional<Finding> problem(String name) {
    requireNonNull(name, "name");
    if (this != BUCKET
        || (BUCKET_NAME.matcher(name).matches() && !IP_ADDRESS.matcher(name).matches())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "volume name '" + Finding.printable(name) + "'",
            "is the name of a bucket with this driver, and no bucket can have it",
            "use 3 to 63 of a-z, 0-9, '-' and '.', with a letter or digit at both ends and around"
                + " each '.', and no IP address"));
  }
}
