package dev.stowage.testkit.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume plugin, as an engine sees it: the calls of Docker's volume plugin protocol.
 *
 * <p>{@link FakePlugin} is one with faults and a journal. An implementation of your own is called
 * with the engine's lock held, by one thread at a time, and must not call the engine.
 *
 * @see <a href="https://docs.docker.com/engine/extend/plugins_volume/">the protocol</a>
 */
public interface VolumePlugin {

  /**
   * Returns the name by which volumes ask for it.
   *
   * @return such as {@code rexray/ebs}
   */
  String name();

  /**
   * Returns where its volumes can be reached.
   *
   * @return what it answers to {@code Capabilities}
   */
  PluginScope scope();

  /**
   * Makes a volume.
   *
   * @param volume its name
   * @param options the driver options as they were sent; empty if there were none
   * @throws PluginException if it refuses, or does not answer
   */
  void create(String volume, Map<String, String> options);

  /**
   * Looks for a volume.
   *
   * @param volume its name
   * @return the volume, or empty if the plugin has none of that name
   * @throws PluginException if it fails, or does not answer
   */
  Optional<PluginVolume> get(String volume);

  /**
   * Lists its volumes.
   *
   * @return all of them
   * @throws PluginException if it fails, or does not answer
   */
  List<PluginVolume> list();

  /**
   * Mounts a volume on the host.
   *
   * @param volume its name
   * @param id who mounts it; the same in {@link #unmount}
   * @throws PluginException if it fails, or does not answer
   */
  void mount(String volume, String id);

  /**
   * Unmounts a volume.
   *
   * @param volume its name
   * @param id who mounted it
   * @throws PluginException if it fails, or does not answer
   */
  void unmount(String volume, String id);

  /**
   * Removes a volume.
   *
   * @param volume its name
   * @throws PluginException if it refuses, or does not answer
   */
  void remove(String volume);

  /**
   * Tells how long a call takes, in the engine's own time.
   *
   * @param method which call
   * @return zero unless overridden; beyond {@link PluginMethod#limit} the engine gives up waiting
   */
  default Duration delay(PluginMethod method) {
    return Duration.ZERO;
  }
}
