package dev.stowage.testkit.state;

import dev.stowage.testkit.tree.FileTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A volume at one moment. Immutable. */
public interface VolumeSnapshot {

  /**
   * Returns the name.
   *
   * @return such as {@code orders-db}; 64 hex digits if the engine made it up
   */
  String name();

  /**
   * Returns the driver.
   *
   * @return {@code local}, or the name of a plugin
   */
  String driver();

  /**
   * Returns the labels.
   *
   * @return an unmodifiable map, sorted
   */
  Map<String, String> labels();

  /**
   * Returns the driver options.
   *
   * @return an unmodifiable map, sorted
   */
  Map<String, String> options();

  /**
   * Returns when it was created.
   *
   * @return a time on the engine's clock
   */
  Instant created();

  /**
   * Returns which containers mount it, running or not.
   *
   * @return their names, sorted
   */
  List<String> users();

  /**
   * Returns its content.
   *
   * @return all files as they were
   */
  FileTree files();
}
