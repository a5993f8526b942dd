package dev.stowage.testkit.plugin;

import java.time.Duration;

/** A call of the volume plugin protocol, and how long an engine waits for its answer. */
public enum PluginMethod {
  /** Makes a volume; the engine waits 120 s. */
  CREATE("Create", 120),
  /** Looks for a volume; the engine waits 60 s. */
  GET("Get", 60),
  /** Lists the volumes; the engine waits 60 s. */
  LIST("List", 60),
  /** Mounts a volume; the engine waits 120 s. */
  MOUNT("Mount", 120),
  /** Unmounts a volume; the engine waits 60 s. */
  UNMOUNT("Unmount", 60),
  /** Removes a volume; the engine waits 60 s. */
  REMOVE("Remove", 60);

  private final String word;
  private final Duration limit;

  PluginMethod(String word, int seconds) {
    this.word = word;
    this.limit = Duration.ofSeconds(seconds);
  }

  /**
   * Returns how long an engine waits.
   *
   * @return the limit
   */
  public Duration limit() {
    return limit;
  }

  /** Returns the name on the wire, such as {@code VolumeDriver.Create}. */
  @Override
  public String toString() {
    return "VolumeDriver." + word;
  }
}
