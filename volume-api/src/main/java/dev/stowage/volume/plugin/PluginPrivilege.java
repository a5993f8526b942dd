package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * A right on the engine's host that a plugin asks for, such as the network of the host.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what is asked for, such as {@code network}, {@code mount} or {@code capabilities}
 * @param description the engine's words for it; not part of what is agreed to
 * @param values which ones, such as {@code host} or {@code CAP_SYS_ADMIN}
 */
public record PluginPrivilege(
    String name,
    String description,
    @SuppressWarnings("serial") /* an immutable list of strings */ List<String> values)
    implements Serializable {

  /**
   * Makes a privilege.
   *
   * @param name what is asked for
   * @param description the engine's words for it
   * @param values which ones
   */
  public PluginPrivilege {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    values = List.copyOf(values);
  }

  /** Returns one line such as {@code network: [host]}. */
  @Override
  public String toString() {
    return name + ": " + values;
  }
}
