package dev.stowage.docker.golden;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.Making;
import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.GoldenImages.FoundImage;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.failure.GoldenInUseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes golden volumes away, and what is left of those that never were. */
final class Sweeping {

  /** So long makes nobody an image whose program nobody here can ask for. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Carriers carriers;
  private final GoldenImages images;
  private final Making making;

  Sweeping(Carriers carriers, GoldenImages images, Making making) {
    this.carriers = carriers;
    this.images = images;
    this.making = making;
  }

  List<GoldenVolume> sweep(GoldenSweep sweep) {
    List<GoldenVolume> all =
        new Shelf(images)
            .list().stream()
                .filter(
                    it ->
                        sweep
                            .repository()
                            .orElse(it.name().repository())
                            .equals(it.name().repository()))
                .toList();
    Instant newest = all.isEmpty() ? Instant.EPOCH : carriers.engineTime().minus(sweep.age());
    Map<String, Integer> spared = new HashMap<>();
    List<GoldenVolume> removed = new ArrayList<>();
    for (GoldenVolume golden : all) {
      boolean isKept =
          spared.merge(golden.name().repository(), 1, Integer::sum) <= sweep.newest()
              || sweep.kept().contains(golden.name())
              || golden.createdAt().isAfter(newest);
      if (!isKept && isRemoved(golden)) {
        removed.add(golden);
      }
    }
    return removed;
  }

  private boolean isRemoved(GoldenVolume golden) {
    try {
      return images.remove(golden.name());
    } catch (GoldenInUseException e) {
      return false;
    }
  }

  List<String> sweepUnfinished() {
    List<FoundImage> nameless =
        images.list().stream().filter(image -> image.nameCount() == 0).toList();
    List<String> removed = new ArrayList<>();
    for (FoundImage image : nameless) {
      if (isAbandoned(image)) {
        images.removeUnnamed(image.id());
        removed.add(image.id());
      }
    }
    return removed;
  }

  private boolean isAbandoned(FoundImage image) {
    String maker = image.facts().maker();
    return making.isAbandoned(maker)
        || (making.isOfElsewhere(maker)
            && image.facts().created().isBefore(carriers.engineTime().minus(LONGEST)));
  }
}
