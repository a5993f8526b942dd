package dev.stowage.testkit.state;

import java.util.List;
import java.util.Map;

/** A container at one moment. Immutable. */
public interface ContainerSnapshot {

  /**
   * Returns the id.
   *
   * @return 64 hex digits
   */
  String id();

  /**
   * Returns the name.
   *
   * @return the name without a slash
   */
  String name();

  /**
   * Returns the image that it was created from, as it was asked for.
   *
   * @return such as {@code postgres:17}; empty if none was named
   */
  String image();

  /**
   * Returns the labels.
   *
   * @return an unmodifiable map, sorted
   */
  Map<String, String> labels();

  /**
   * Returns the state in the engine's word for it.
   *
   * @return {@code created}, {@code running}, {@code paused} or {@code exited}
   */
  String state();

  /**
   * Returns how it last ended.
   *
   * @return the exit code; 0 if it has not ended yet
   */
  int exitCode();

  /**
   * Returns what is mounted in it.
   *
   * @return an unmodifiable list, sorted by target
   */
  List<MountSnapshot> mounts();
}
