package dev.stowage.testkit.files;

import dev.stowage.testkit.world.Saved;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory: names, in the order of their bytes, and what they stand for. */
public final class Directory extends Inode {

  private final TreeMap<String, Inode> entries = new TreeMap<>(Directory::compareBytes);

  public Directory(Attributes attributes) {
    super(attributes);
  }

  /** Compares as the bytes of UTF-8 do, which is how the engine sorts. */
  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  public Map<String, Inode> entries() {
    return Collections.unmodifiableMap(entries);
  }

  public Optional<Inode> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  public void put(String name, Inode inode) {
    unnamed(entries.put(name, inode));
    inode.named(1);
  }

  private static void unnamed(@Nullable Inode inode) {
    if (inode != null) {
      inode.named(-1);
    }
  }

  public void remove(String name) {
    unnamed(entries.remove(name));
  }

  @Override
  Runnable saveContent() {
    List<Runnable> saved = new ArrayList<>();
    entries.values().forEach(inode -> saved.add(inode.save()));
    saved.add(Saved.of(entries));
    return Saved.all(saved);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public void clear() {
    entries.values().forEach(inode -> inode.named(-1));
    entries.clear();
  }
}
