package dev.stowage.testkit.world;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened in the engine, as its event stream tells it.
 *
 * @param at when
 * @param kind {@code volume}, {@code container} or {@code image}
 * @param action such as {@code create}
 * @param actor id and attributes of what it happened to
 */
public record EngineEvent(Instant at, String kind, String action, Actor actor) {

  /** Whom it happened to. */
  public record Actor(String id, Map<String, String> attributes) {
    public Actor {
      attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
  }
}
