package dev.stowage.testkit.image;

/**
 * A container that was made from an image.
 *
 * @param container its id
 * @param running whether it runs
 */
public record ImageUser(String container, boolean running) {

  String shortId() {
    return container.substring(0, 12);
  }
}
