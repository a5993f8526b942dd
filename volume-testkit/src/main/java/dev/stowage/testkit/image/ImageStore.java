package dev.stowage.testkit.image;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The images of an engine, and the engine's rules for them. Guarded by the world's lock. */
public final class ImageStore {

  private static final Pattern FULL_ID = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");
  private static final Pattern SOME_ID = Pattern.compile("(?:sha256:)?([0-9a-f]{1,64})");

  private final World world;
  private final Map<String, StoredImage> images = new LinkedHashMap<>();

  public ImageStore(World world) {
    this.world = world;
  }

  /** Adds an image without a name. */
  public StoredImage add(Directory root, ImageConfig config, String comment) {
    StoredImage image = new StoredImage(world, config, root, comment);
    images.put(image.id(), image);
    return image;
  }

  /** Adds an image as an archive has it; one that is there stays. */
  public StoredImage load(StoredImage.Facts facts, ImageConfig config, Directory root) {
    return images.computeIfAbsent(facts.id(), id -> new StoredImage(facts, config, root));
  }

  /** Gives a loaded image a name of its archive, and returns the other one that had it. */
  public Optional<StoredImage> nameLoaded(StoredImage image, String reference) {
    String name = ImageName.parse(reference, world).withDefaultTag().toString();
    Optional<StoredImage> old =
        images.values().stream()
            .filter(other -> other != image && other.tags().contains(name))
            .findFirst();
    old.ifPresent(other -> other.untag(name));
    image.tag(name, world.clock().instant());
    return old;
  }

  /** Tells the world that an image was loaded. */
  public void tellLoaded(StoredImage image) {
    tell("load", image, image.id());
  }

  /** Tells the world that an image was saved. */
  public void tellSaved(StoredImage image) {
    tell("save", image, image.id());
  }

  /** Gives an image a name, which another loses if it had it. */
  public void tag(StoredImage image, ImageName name) {
    String text = name.withDefaultTag().toString();
    images.values().forEach(other -> other.untag(text));
    image.tag(text, world.clock().instant());
    tell("tag", image, text);
  }

  void tell(String action, StoredImage image, String name) {
    Map<String, String> told = new TreeMap<>(image.config().labels());
    told.put("name", name);
    world.events().add("image", action, image.id(), told);
  }

  void untag(StoredImage image, String name) {
    image.untag(name);
    tell("untag", image, image.id());
  }

  void delete(StoredImage image) {
    images.remove(image.id());
    tell("delete", image, image.id());
  }

  /** Tells whether a reference is the beginning of an image's id, rather than a name of it. */
  static boolean isIdOf(StoredImage image, String reference) {
    return image.id().startsWith(fullId(reference));
  }

  World world() {
    return world;
  }

  /** Tells the world that an image was imported. */
  public void tellImported(StoredImage image) {
    tell("import", image, image.id());
  }

  /** Finds an image by its name, its id, or the beginning of its id. */
  public Optional<StoredImage> find(String reference) {
    if (FULL_ID.matcher(reference).matches()) {
      return Optional.ofNullable(images.get(fullId(reference)));
    }
    String name = ImageName.parse(reference, world).withDefaultTag().toString();
    for (StoredImage image : images.values()) {
      if (image.tags().contains(name)) {
        return Optional.of(image);
      }
    }
    return byPrefix(reference);
  }

  private static String fullId(String reference) {
    return reference.startsWith("sha256:") ? reference : "sha256:" + reference;
  }

  private Optional<StoredImage> byPrefix(String reference) {
    if (!SOME_ID.matcher(reference).matches()) {
      return Optional.empty();
    }
    List<StoredImage> found =
        images.values().stream().filter(image -> image.id().startsWith(fullId(reference))).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns an image, or fails as the engine does. */
  public StoredImage get(String reference) {
    return find(reference).orElseThrow(() -> missing(reference));
  }

  private EngineFailure missing(String reference) {
    String shown =
        FULL_ID.matcher(reference).matches()
            ? fullId(reference)
            : ImageName.parse(reference, world).withDefaultTag().toString();
    return EngineFailure.notFound("No such image: " + shown);
  }

  /** Returns what puts the images back as they are now. */
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    images.values().forEach(image -> saved.add(image.save()));
    saved.add(Saved.of(images));
    return Saved.all(saved);
  }

  /** Returns how many bytes all layers take, each counted once. */
  public long bytes() {
    Map<String, Long> sizes = new HashMap<>();
    all().forEach(image -> sizes.put(image.layer(), image.size()));
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns all images, newest last. */
  public List<StoredImage> all() {
    return new ArrayList<>(images.values());
  }
}
