package dev.stowage.volume.driver.plugin;

import dev.stowage.volume.driver.VolumeDriver;
import java.util.Optional;

/** A path of any backend of rclone, or of a remote that its configuration names. */
public final class RcloneRemote extends Rclone<RcloneRemote> {

  RcloneRemote(VolumeDriver driver) {
    super(driver);
  }

  @Override
  RcloneRemote make(VolumeDriver driver) {
    return new RcloneRemote(driver);
  }

  /**
   * Returns the remote.
   *
   * @return the remote and the path, or empty if a backend was named
   */
  public Optional<String> remote() {
    return option("remote").or(() -> option("fs"));
  }
}
