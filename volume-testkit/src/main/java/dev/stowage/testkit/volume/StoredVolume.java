package dev.stowage.testkit.volume;

import dev.stowage.testkit.files.Directory;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A volume that exists, its data, and who refers to it. Guarded by the world's lock. */
public final class StoredVolume {

  private final VolumeRequest request;
  private final String name;
  private final Instant created;
  private final Directory root;
  private final Set<String> users = new TreeSet<>();

  StoredVolume(String name, VolumeRequest request, Instant created, Directory root) {
    this.name = name;
    this.request = request;
    this.created = created;
    this.root = root;
  }

  public String name() {
    return name;
  }

  public String driver() {
    return request.driver();
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

  public Directory root() {
    return root;
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

  /** Returns the labels, or none. */
  public Map<String, String> labelsOrNone() {
    Map<String, String> labels = request.labels();
    return labels == null ? Map.of() : new TreeMap<>(labels);
  }
}
