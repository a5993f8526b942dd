package dev.stowage.testkit.program;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which program runs in which container. A container whose image has none runs until it is stopped,
 * doing nothing.
 *
 * <p>Thread-safe. It counts what is known when a container is started.
 */
public final class Programs {

  private final Map<String, Program> byImage = new ConcurrentHashMap<>();

  /** Makes a registry without programs; use {@code FakeDocker.programs()}. */
  public Programs() {}

  /**
   * Says what containers of an image do, in place of what was said before.
   *
   * @param image name of the image; without a tag it means {@code latest}
   * @param program what its containers do
   * @return this
   */
  public Programs forImage(String image, Program program) {
    byImage.put(withTag(requireNonNull(image, "image")), requireNonNull(program, "program"));
    return this;
  }

  /**
   * Finds the program of an image.
   *
   * @param names the names of the image
   * @return the program of the first name that has one
   */
  public Optional<Program> find(Collection<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(byImage.get(withTag(name))).stream())
        .findFirst();
  }

  private static String withTag(String image) {
    return image.indexOf(':', image.lastIndexOf('/') + 1) < 0 ? image + ":latest" : image;
  }
}
