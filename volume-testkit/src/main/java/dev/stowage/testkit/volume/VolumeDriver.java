package dev.stowage.testkit.volume;

import dev.stowage.testkit.files.Directory;
import java.util.Map;
import java.util.Optional;

/** Who keeps volumes: the engine itself or a plugin. Guarded by the world's lock. */
interface VolumeDriver {

  String name();

  /** Returns {@code local} or {@code global}. */
  String scope();

  /** Makes a volume. */
  void create(String volume, Map<String, String> options);

  /**
   * Looks for a volume. A driver that answers with an error has none: so the engine takes it.
   *
   * @throws Silence if the driver does not answer
   */
  Optional<VolumeDescription> find(String volume);

  /**
   * Lists its volumes by name.
   *
   * @throws Silence if it fails, or does not answer
   */
  Map<String, VolumeDescription> list();

  /** Returns the volumes that it had when it last answered. */
  Map<String, VolumeDescription> remembered();

  /** Mounts a volume for a container. */
  void mount(String volume, String id);

  /** Unmounts it again; nobody is told if that fails. */
  void unmount(String volume, String id);

  /** Removes a volume. */
  void remove(String volume);

  /** Returns the path at which the engine's host has a volume; empty if the engine has not. */
  default String directory(String volume) {
    return "";
  }

  /** Returns the data of a volume. */
  Directory data(String volume);

  /** Returns what puts everything back as it is now. */
  Runnable save();

  /** A managed plugin is not there, or does not run. */
  final class Away extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Away(int status, String message) {
      super(message, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** A driver did not answer. */
  final class Silence extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Silence(String message) {
      super(message, null, false, false);
    }
  }
}
