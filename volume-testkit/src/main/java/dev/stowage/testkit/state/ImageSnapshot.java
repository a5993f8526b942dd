package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An image at one moment.
 *
 * @param id {@code sha256:} and 64 hex digits
 * @param tags names with tags, such as {@code busybox:latest}, sorted; unmodifiable
 */
public record ImageSnapshot(String id, List<String> tags) {

  /**
   * Makes an image.
   *
   * @param id the id
   * @param tags names with tags
   */
  public ImageSnapshot {
    requireNonNull(id, "id");
    tags = List.copyOf(tags);
  }

  /** Returns the first tag; the id if there is none. */
  @Override
  public String toString() {
    return tags.isEmpty() ? id : tags.get(0);
  }
}
