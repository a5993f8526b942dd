package dev.stowage.volume.edit.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;

/** An image does not hold a program, or one that cannot be run. Nothing was changed. */
public final class ProgramNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String image;
  private final String program;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param image the image, as it was named
   * @param program the program that was to be run
   * @param words the engine's words
   */
  public ProgramNotFoundException(String attempt, String image, String program, String words) {
    super(
        attempt,
        "image '"
            + requireNonNull(image, "image")
            + "' has no program '"
            + requireNonNull(program, "program")
            + "' that can be run: "
            + requireNonNull(words, "words"),
        "Name an image that has rm and mv, such as busybox",
        null);
    this.image = image;
    this.program = program;
  }

  /**
   * Returns which image.
   *
   * @return its name, tag, digest or id, as it was given
   */
  public String image() {
    return image;
  }

  /**
   * Returns what was to be run.
   *
   * @return a name such as {@code rm}
   */
  public String program() {
    return program;
  }
}
