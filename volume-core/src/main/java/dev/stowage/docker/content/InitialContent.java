package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.seed.SeedItems;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.file.FileState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fills volumes that were just made, and tells which were never filled to the end. */
public final class InitialContent {

  /** Times of an engine are whole seconds here, and its clock may be read twice. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final Engine engine;
  private final Archives archives;
  private final Carriers carriers;

  public InitialContent(Engine engine, Archives archives) {
    this.engine = engine;
    this.archives = archives;
    this.carriers = new Carriers(engine, archives);
  }

  /**
   * Fills a volume; false, and nothing is changed, if it is no longer the one that was made.
   *
   * <p>It is looked at after a container refers to it, so that nobody can replace it meanwhile.
   */
  public boolean fill(VolumeState made, VolumeSeed seed, String label) {
    VolumeName volume = made.name();
    String attempt = "fill volume '" + volume + "'";
    Filling filling = new Filling(volume, archives, carriers, attempt, seed.toString());
    return carriers.with(
        volume,
        carrier -> {
          VolumeState now = engine.findVolume(volume, Patience.USUAL).orElse(made);
          if (!now.labels().getOrDefault(label, "").equals(made.labels().get(label))) {
            return false;
          }
          filling.fill(carrier, () -> new SeedItems(seed, attempt), seed.isVerified());
          return true;
        });
  }

  /** Tells whether a volume that was made to be filled is not, or only half. */
  public boolean isUnfinished(VolumeState volume) {
    List<FileState> found =
        carriers.with(volume.name(), carrier -> Filling.look(carrier, archives));
    if (found.isEmpty()) {
      return false;
    }
    FileState root = found.get(0);
    return root.mode() == Filling.HALF_DONE || (found.size() == 1 && isAsMade(root, volume));
  }

  /** One that was emptied later on purpose has a root that was changed later. */
  private static boolean isAsMade(FileState root, VolumeState volume) {
    Instant made = volume.createdAt().orElse(root.modified());
    return Duration.between(made, root.modified()).abs().compareTo(SAME_MOMENT) <= 0;
  }
}
