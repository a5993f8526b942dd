package dev.stowage.testkit.volume;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.world.Saved;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has on record of a volume, and who refers to it. Guarded by the world's lock.
 *
 * <p>Whether it still exists only its driver knows.
 */
public final class StoredVolume {

  private final VolumeRequest request;
  private final VolumeDriver driver;
  private final Instant created;
  private final Set<String> users = new TreeSet<>();

  StoredVolume(VolumeRequest request, VolumeDriver driver, Instant created) {
    this.request = request;
    this.driver = driver;
    this.created = created;
  }

  public String name() {
    return request.name();
  }

  public String driver() {
    return driver.name();
  }

  VolumeDriver keeper() {
    return driver;
  }

  /** Returns {@code local} or {@code global}. */
  public String scope() {
    return driver.scope();
  }

  /** Returns true unless a plugin keeps it. */
  public boolean isLocal() {
    return driver.name().equals(LocalDriver.NAME);
  }

  /** Returns the path at which the engine's host has it; empty if a plugin has it. */
  public String mountpoint() {
    return driver.directory(name());
  }

  /** Returns the labels, or null where none were sent: the engine tells the two apart. */
  public @Nullable Map<String, String> labels() {
    return request.labels();
  }

  /** Returns the driver options, or null where none were sent. */
  public @Nullable Map<String, String> options() {
    return request.options();
  }

  public Instant created() {
    return created;
  }

  /** Returns the data. */
  public Directory root() {
    return driver.data(name());
  }

  /** Returns the ids of the containers that mount it, running or not. */
  public Set<String> users() {
    return Collections.unmodifiableSet(users);
  }

  public void usedBy(String container) {
    users.add(container);
  }

  public void releasedBy(String container) {
    users.remove(container);
  }

  Runnable save() {
    return Saved.of(users);
  }

  /** Returns the driver options, or none. */
  public Map<String, String> optionsOrNone() {
    Map<String, String> options = request.options();
    return options == null ? Map.of() : Collections.unmodifiableMap(options);
  }

  /** Returns the labels, or none. */
  public Map<String, String> labelsOrNone() {
    Map<String, String> labels = request.labels();
    return labels == null ? Map.of() : Collections.unmodifiableMap(labels);
  }
}
