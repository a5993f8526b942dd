package dev.stowage.testkit.swarm;

import dev.stowage.testkit.world.Saved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The secrets of a Swarm. Guarded by the world's lock. */
public final class Secrets {

  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-_.]{0,62}[a-zA-Z0-9])?");

  /** A secret is smaller. */
  private static final int TOO_LARGE = 512_000;

  private final SwarmClock clock;
  private final List<StoredSecret> all = new ArrayList<>();
  private final SwarmNames<StoredSecret> names =
      new SwarmNames<>("secret", StoredSecret::id, StoredSecret::name);

  Secrets(SwarmClock clock) {
    this.clock = clock;
  }

  /** Creates a secret. */
  public StoredSecret create(String name, Map<String, String> labels, int size) {
    if (name.isEmpty()) {
      throw SwarmFailure.invalid("name must be provided");
    }
    if (!NAME.matcher(name).matches()) {
      throw SwarmFailure.invalid(
          "invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end"
              + " character must be [a-zA-Z0-9]");
    }
    if (size == 0 || size >= TOO_LARGE) {
      throw SwarmFailure.invalid(
          "secret data must be larger than 0 and less than " + TOO_LARGE + " bytes");
    }
    if (all.stream().anyMatch(secret -> secret.name().equalsIgnoreCase(name))) {
      throw SwarmFailure.exists("secret " + name + " already exists");
    }
    StoredSecret secret = new StoredSecret(new SwarmMeta(clock), name, Map.copyOf(labels));
    all.add(secret);
    return secret;
  }

  /** Returns the secrets, by id. */
  public List<StoredSecret> all() {
    return all.stream().sorted(Comparator.comparing(StoredSecret::id)).toList();
  }

  public StoredSecret get(String text) {
    return names.get(all, text);
  }

  boolean has(String id) {
    return all.stream().anyMatch(secret -> secret.id().equals(id));
  }

  public void remove(String text) {
    all.remove(get(text));
  }

  Runnable save() {
    return Saved.of(all);
  }
}
