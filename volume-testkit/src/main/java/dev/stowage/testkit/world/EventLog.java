package dev.stowage.testkit.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened, in order. Guarded by the lock of its world. */
public final class EventLog {

  private final World world;
  private final List<EngineEvent> events = new ArrayList<>();

  EventLog(World world) {
    this.world = world;
  }

  public void add(String kind, String action, String id, Map<String, String> attributes) {
    events.add(
        new EngineEvent(
            world.clock().instant(), kind, action, new EngineEvent.Actor(id, attributes)));
    world.signal();
  }

  /** Returns how many there were so far. */
  public int size() {
    return events.size();
  }

  /** Returns what came after the first so many. */
  public List<EngineEvent> after(int count) {
    return List.copyOf(events.subList(count, events.size()));
  }

  /** Returns one of them, counted from zero. */
  public EngineEvent at(int index) {
    return events.get(index);
  }
}
