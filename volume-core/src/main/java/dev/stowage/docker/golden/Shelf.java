package dev.stowage.docker.golden;

import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.GoldenImages.FoundImage;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.failure.GoldenNotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden volumes that are there: images with the label and a name. */
final class Shelf {

  private final GoldenImages images;

  Shelf(GoldenImages images) {
    this.images = images;
  }

  /** Lists them, newest first. */
  List<GoldenVolume> list() {
    return images.list().stream()
        .flatMap(Shelf::named)
        .sorted(
            Comparator.comparing(GoldenVolume::createdAt)
                .thenComparing(GoldenVolume::name)
                .reversed())
        .toList();
  }

  private static Stream<GoldenVolume> named(FoundImage image) {
    return image.names().stream().map(name -> golden(image, name));
  }

  /** Returns what an image is under one of its names. */
  static GoldenVolume golden(FoundImage image, GoldenName name) {
    return GoldenVolume.builder(name, image.id())
        .createdAt(image.facts().created())
        .size(image.facts().size())
        .origin(image.facts().origin())
        .build();
  }

  Optional<GoldenVolume> find(GoldenName name) {
    return list().stream().filter(golden -> golden.name().equals(name)).findFirst();
  }

  GoldenVolume require(GoldenName name, String attempt) {
    return find(name).orElseThrow(() -> new GoldenNotFoundException(attempt, name, null));
  }
}
