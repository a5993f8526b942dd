package dev.stowage.testkit.managed;

import java.util.List;

/**
 * A right on the host that a plugin asks for.
 *
 * @param name such as {@code network}
 * @param description what it is, in the engine's words; nothing depends on it
 * @param values such as {@code host}
 */
public record Privilege(String name, String description, List<String> values) {
  public Privilege {
    values = List.copyOf(values);
  }

  static Privilege of(String name, String description, String value) {
    return new Privilege(name, description, List.of(value));
  }
}
