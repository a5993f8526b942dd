package dev.stowage.testkit.route;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.image.NamePattern;
import dev.stowage.testkit.image.StoredImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which images are listed, and by which of their names. */
final class ImageFilter {

  static final List<String> KEYS = List.of("before", "dangling", "label", "reference", "since");

  private final Daemon daemon;
  private final Filters filters;

  private ImageFilter(Daemon daemon, Filters filters) {
    this.daemon = daemon;
    this.filters = filters;
  }

  static ImageFilter of(Request request, Daemon daemon) {
    List<String> known = new ArrayList<>(KEYS);
    boolean knowsUntil = daemon.world().profile().api().newest().minor() >= 42;
    if (knowsUntil) {
      known.add("until");
    }
    Filters filters = Filters.of(request, daemon.world(), "image", known);
    if (filters.has("until")) {
      throw new NotInFakeException("the fake engine does not filter images by until");
    }
    return new ImageFilter(daemon, filters);
  }

  /** Returns the images, newest first, with the names that match. */
  Map<StoredImage, List<String>> found() {
    Optional<Boolean> dangling = filters.bool("dangling");
    Optional<Instant> before = created("before");
    Optional<Instant> since = created("since");
    List<StoredImage> newestFirst = new ArrayList<>(daemon.images().all());
    Collections.reverse(newestFirst);
    Map<StoredImage, List<String>> found = new LinkedHashMap<>();
    for (StoredImage image : newestFirst) {
      boolean wanted =
          dangling.map(free -> free == image.tags().isEmpty()).orElse(true)
              && before.map(image.created()::isBefore).orElse(true)
              && since.map(image.created()::isAfter).orElse(true)
              && filters.matchesAllLabels("label", image.config().labels());
      List<String> names = names(image);
      if (wanted && !(filters.has("reference") && names.isEmpty())) {
        found.put(image, names);
      }
    }
    return found;
  }

  private Optional<Instant> created(String key) {
    return filters.values(key).stream()
        .map(reference -> daemon.images().get(reference).created())
        .findFirst();
  }

  private List<String> names(StoredImage image) {
    List<NamePattern> patterns = filters.values("reference").stream().map(NamePattern::of).toList();
    return image.tags().stream()
        .filter(
            name ->
                patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name)))
        .toList();
  }
}
