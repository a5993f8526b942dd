package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * The data of volumes, in and out as tar, call by call: by way of carriers, which are containers
 * that never start. Thread-safe.
 */
public interface Archives {

  /** Where a carrier has its volume. */
  String MOUNT = "/volume";

  /** Takes a tar that comes from the engine. */
  @FunctionalInterface
  interface Sink {

    /**
     * Reads as much as it wants; what it leaves is not sent.
     *
     * @param tar the tar, which ends when this returns
     */
    void take(InputStream tar) throws IOException;
  }

  /**
   * A carrier that is there.
   *
   * @param id its id
   * @param name its name
   * @param holder what it was told of who made it
   * @param created when, by the engine's clock
   */
  record Carrier(String id, String name, String holder, Instant created) {}

  /** Lists the carriers that are there, whoever made them, but none that runs. */
  List<Carrier> carriers();

  /** Returns the time of the engine's clock. */
  Instant engineTime();

  /** Creates a carrier and answers its id. The volume must exist, or the engine makes one. */
  String createCarrier(VolumeName volume, VolumeDriver driver);

  /** Removes a carrier, whatever it is doing; one that is gone is fine. */
  void removeCarrier(String carrier);

  /** Reads what is at a path of a carrier; false if there is nothing. */
  boolean download(String carrier, String path, Sink sink);

  /** Unpacks a tar in a directory of a carrier. */
  void upload(String carrier, String directory, InputStream tar);
}
