package dev.stowage.testkit.image;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** An image that exists. Its tree is never changed. Guarded by the world's lock. */
public final class StoredImage {

  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final String id;
  private final String layer;
  private final String comment;
  private final Instant created;
  private final ImageConfig config;
  private final Directory root;
  private Instant tagged = NEVER;
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> users = new TreeSet<>();

  /**
   * What an image brings along when it is loaded.
   *
   * @param id {@code sha256:} and 64 hex digits
   * @param layer the id of the only layer
   * @param created when it was made
   * @param comment how it was made
   */
  public record Facts(String id, String layer, Instant created, String comment) {}

  StoredImage(World world, ImageConfig config, Directory root, String comment) {
    this(
        new Facts(
            "sha256:" + world.ids().next(),
            "sha256:" + world.ids().next(),
            world.clock().instant(),
            comment),
        config,
        root);
  }

  StoredImage(Facts facts, ImageConfig config, Directory root) {
    this.id = facts.id();
    this.layer = facts.layer();
    this.created = facts.created();
    this.comment = facts.comment();
    this.config = config;
    this.root = root;
  }

  /** Returns {@code sha256:} and 64 hex digits. */
  public String id() {
    return id;
  }

  /** Returns the first twelve hex digits. */
  public String shortId() {
    return id.substring("sha256:".length(), "sha256:".length() + 12);
  }

  /** Returns the id of the only layer. */
  public String layer() {
    return layer;
  }

  public String comment() {
    return comment;
  }

  public Instant created() {
    return created;
  }

  public ImageConfig config() {
    return config;
  }

  /** Returns the content; copy it before changing anything. */
  public Directory root() {
    return root;
  }

  /** Returns names with tags, such as {@code busybox:latest}, sorted. */
  public Set<String> tags() {
    return Collections.unmodifiableSet(tags);
  }

  void tag(String name, Instant when) {
    tags.add(name);
    tagged = when;
  }

  /** Returns when it was last given a name; the beginning of time if never. */
  public Instant tagged() {
    return tagged;
  }

  void untag(String name) {
    tags.remove(name);
  }

  /** Returns the ids of the containers made from it, running or not. */
  public Set<String> users() {
    return Collections.unmodifiableSet(users);
  }

  Runnable save() {
    return Saved.all(Saved.of(tags), Saved.of(users));
  }

  public void usedBy(String container) {
    users.add(container);
  }

  public void releasedBy(String container) {
    users.remove(container);
  }

  /** Returns the bytes of all files; a file with several names counts once. */
  public long size() {
    return TreeSize.ofFiles(root);
  }
}
