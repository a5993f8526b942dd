package dev.stowage.docker.content;

import dev.stowage.docker.seed.SeedItems;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.transfer.Transfer;

/** Fills empty places with seeds. */
public final class Seeding {

  private final Carriers carriers;
  private final Transfer transfer;

  public Seeding(Carriers carriers, Transfer transfer) {
    this.carriers = carriers;
    this.transfer = transfer;
  }

  /** Fills a place, or leaves it empty. */
  Manifest fill(Place place, VolumeSeed seed) {
    return filling(place, seed).fill(origin(place, seed), seed.isVerified());
  }

  /** Fills a place that is open, for whoever takes it away after a failure. */
  public Manifest fill(Place place, Carrier carrier, VolumeSeed seed) {
    return filling(place, seed).fill(carrier, origin(place, seed), seed.isVerified());
  }

  private Filling filling(Place place, VolumeSeed seed) {
    Filling.Words words = new Filling.Words(attempt(place), seed.toString());
    return new Filling(place, carriers, words, transfer);
  }

  private static Origin origin(Place place, VolumeSeed seed) {
    return Origin.of(() -> new SeedItems(seed, attempt(place)), 0);
  }

  private static String attempt(Place place) {
    return "seed " + place;
  }
}
