package dev.stowage.testkit.image;

import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes names of images away, and the images with the last of them, by the engine's rules. */
public final class ImageRemoval {

  private final ImageStore store;
  private final Function<StoredImage, List<ImageUser>> users;

  /**
   * Makes a removal.
   *
   * @param users the containers made from an image
   */
  public ImageRemoval(ImageStore store, Function<StoredImage, List<ImageUser>> users) {
    this.store = store;
    this.users = users;
  }

  /** Removes a name, or an image by its id. */
  public List<Removed> remove(String reference, boolean force) {
    StoredImage image = store.get(reference);
    List<Removed> steps = new ArrayList<>();
    boolean single = image.tags().size() <= 1;
    if (!ImageStore.isIdOf(image, reference)) {
      if (!force && single) {
        requireUnusedName(image, reference);
      }
      String name = ImageName.parse(reference, store.world()).withDefaultTag().toString();
      untag(image, name, steps);
      if (image.tags().isEmpty() && conflict(image, force).isEmpty()) {
        delete(image, steps);
      }
      return steps;
    }
    Optional<EngineFailure> conflict = conflict(image, force);
    if (conflict.isPresent()) {
      throw conflict.get();
    }
    List.copyOf(image.tags()).forEach(name -> untag(image, name, steps));
    delete(image, steps);
    return steps;
  }

  private void requireUnusedName(StoredImage image, String reference) {
    for (ImageUser user : users.apply(image)) {
      throw EngineFailure.conflict(
          "conflict: unable to remove repository reference \""
              + reference
              + "\" (must force) - container "
              + user.shortId()
              + " is using its referenced image "
              + image.shortId());
    }
  }

  /** Returns why an image must stay. */
  private Optional<EngineFailure> conflict(StoredImage image, boolean force) {
    for (ImageUser user : users.apply(image)) {
      if (user.running()) {
        return conflict(
            image,
            "cannot be forced",
            "image is being used by running container " + user.shortId());
      }
    }
    if (!force && image.tags().size() > 1) {
      return conflict(image, "must be forced", "image is referenced in multiple repositories");
    }
    for (ImageUser user : users.apply(image)) {
      if (!force) {
        return conflict(
            image, "must be forced", "image is being used by stopped container " + user.shortId());
      }
    }
    return Optional.empty();
  }

  private static Optional<EngineFailure> conflict(StoredImage image, String how, String why) {
    return Optional.of(
        EngineFailure.conflict(
            "conflict: unable to delete " + image.shortId() + " (" + how + ") - " + why));
  }

  private void untag(StoredImage image, String name, List<Removed> steps) {
    store.untag(image, name);
    steps.add(new Removed("Untagged", name));
  }

  private void delete(StoredImage image, List<Removed> steps) {
    store.delete(image);
    steps.add(new Removed("Deleted", image.id()));
    // The layer of an image that a container still has stays as long as the container.
    if (users.apply(image).isEmpty()) {
      steps.add(new Removed("Deleted", image.layer()));
    }
  }

  /** Removes, of the images that are given, those that no container was made from. */
  public List<Removed> prune(List<StoredImage> images) {
    List<Removed> steps = new ArrayList<>();
    for (StoredImage image : images) {
      if (users.apply(image).isEmpty()) {
        List.copyOf(image.tags()).forEach(name -> untag(image, name, steps));
        delete(image, steps);
      }
    }
    return steps;
  }
}
