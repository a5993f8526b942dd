package dev.stowage.testkit.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What something was at one moment, as the action that makes it so again, in place. It can be done
 * any number of times.
 */
public final class Saved {

  private Saved() {}

  public static <K, V> Runnable of(Map<K, V> map) {
    Map<K, V> copy = new LinkedHashMap<>(map);
    return () -> {
      map.clear();
      map.putAll(copy);
    };
  }

  public static <T> Runnable of(Collection<T> collection) {
    List<T> copy = new ArrayList<>(collection);
    return () -> {
      collection.clear();
      collection.addAll(copy);
    };
  }

  public static Runnable all(Collection<Runnable> parts) {
    List<Runnable> copy = List.copyOf(parts);
    return () -> copy.forEach(Runnable::run);
  }

  public static Runnable all(Runnable... parts) {
    return all(List.of(parts));
  }
}
