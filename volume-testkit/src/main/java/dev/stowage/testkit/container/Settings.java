package dev.stowage.testkit.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Part of a create request: values by Docker's own names, of types that were checked when it was
 * read. Immutable; what was left out reads as the zero of its type.
 */
public final class Settings {

  /** No value at all. */
  public static final Settings NONE = new Settings(Map.of());

  private final Map<String, @Nullable Object> values;

  public Settings(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the same with one value replaced or added. */
  public Settings with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Settings(more);
  }

  /** Returns the same without a value. */
  public Settings without(String name) {
    Map<String, @Nullable Object> fewer = new LinkedHashMap<>(values);
    fewer.remove(name);
    return new Settings(fewer);
  }

  public Map<String, @Nullable Object> values() {
    return values;
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  public String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  public long number(String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  public List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(text -> texts.add((String) text));
    }
    return texts;
  }

  public Map<String, String> texts(String name) {
    Map<String, String> texts = new TreeMap<>();
    if (values.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put((String) key, value instanceof String s ? s : ""));
    }
    return texts;
  }

  /** Returns texts by name, or null where none were sent: the engine tells the two apart. */
  public @Nullable Map<String, String> textsOrNull(String name) {
    return has(name) ? texts(name) : null;
  }

  /** Returns the settings within these; empty if there are none, not even empty ones. */
  public Optional<Settings> find(String name) {
    return values.get(name) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
  }

  /** Returns the settings within these, or none. */
  public Settings in(String name) {
    return find(name).orElse(NONE);
  }

  /** Returns a list of settings within these. */
  public List<Settings> all(String name) {
    List<Settings> all = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(entry -> all.add(of((Map<?, ?>) entry)));
    }
    return all;
  }

  private static Settings of(Map<?, ?> map) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put((String) key, value));
    return new Settings(values);
  }
}
