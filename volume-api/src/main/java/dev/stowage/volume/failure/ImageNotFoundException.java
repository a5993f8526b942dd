package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The engine does not have an image, and images are never pulled here. */
public final class ImageNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String image;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param image the image's name, tag, digest or id, as it was given
   * @param cause what was thrown underneath, or null
   */
  public ImageNotFoundException(String attempt, String image, @Nullable Throwable cause) {
    super(
        attempt,
        "there is no image '" + requireNonNull(image, "image") + "' on the engine",
        "Pull or build it first; Stowage never does",
        cause);
    this.image = image;
  }

  /**
   * Returns which image.
   *
   * @return its name, tag, digest or id, as it was given
   */
  public String image() {
    return image;
  }
}
