package dev.stowage.testkit.swarm;

import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds objects of one kind by what callers call them. */
final class SwarmNames<T> {

  private final String kind;
  private final Function<T, String> id;
  private final Function<T, String> name;

  /**
   * Says what the objects are.
   *
   * @param kind the engine's word for one
   */
  SwarmNames(String kind, Function<T, String> id, Function<T, String> name) {
    this.kind = kind;
    this.id = id;
    this.name = name;
  }

  /** Finds an object by its id, its name, or the beginning of its id. */
  Optional<T> find(Collection<T> all, String text) {
    List<T> found = new ArrayList<>();
    all.stream().filter(it -> id.apply(it).equals(text)).forEach(found::add);
    all.stream().filter(it -> name.apply(it).equals(text)).forEach(found::add);
    if (found.isEmpty()) {
      all.stream().filter(it -> id.apply(it).startsWith(text)).forEach(found::add);
      if (found.size() > 1) {
        throw EngineFailure.badRequest(
            kind + " " + text + " is ambiguous (" + found.size() + " matches found)");
      }
    }
    return found.stream().findFirst();
  }

  T get(Collection<T> all, String text) {
    return find(all, text).orElseThrow(() -> notFound(text));
  }

  EngineFailure notFound(String text) {
    return EngineFailure.notFound(kind + " " + text + " not found");
  }
}
