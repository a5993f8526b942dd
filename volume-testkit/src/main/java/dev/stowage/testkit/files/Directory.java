package dev.stowage.testkit.files;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A directory: names, in the order of their bytes, and what they stand for. */
public final class Directory extends Inode {

  private final TreeMap<String, Inode> entries = new TreeMap<>();

  public Directory(Attributes attributes) {
    super(attributes);
  }

  public Map<String, Inode> entries() {
    return Collections.unmodifiableMap(entries);
  }

  public Optional<Inode> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  public void put(String name, Inode inode) {
    entries.put(name, inode);
  }

  public void remove(String name) {
    entries.remove(name);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public void clear() {
    entries.clear();
  }
}
