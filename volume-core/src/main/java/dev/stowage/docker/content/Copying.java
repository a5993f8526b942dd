package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Carries what is in one volume into another, which may be on another engine. */
public final class Copying {

  private final Archives from;
  private final Archives to;
  private final Carriers sources;
  private final Carriers targets;

  public Copying(Engine source, Archives from, Engine target, Archives to) {
    this.from = from;
    this.to = to;
    this.sources = new Carriers(source, from);
    this.targets = new Carriers(target, to);
  }

  /** Reads one volume into another, which is empty, and answers what was read. */
  public Manifest copy(VolumeName source, VolumeName target, boolean verified) {
    String attempt = "copy volume '" + source + "' to volume '" + target + "'";
    Filling filling = new Filling(target, to, targets, attempt, "the engine's answer");
    List<Manifest> copied = new ArrayList<>();
    targets.with(
        target,
        into ->
            sources.with(
                source,
                outOf ->
                    from.download(
                        outOf,
                        Archives.MOUNT + "/.",
                        tar -> copied.add(filling.fill(into, () -> TarItems.of(tar), verified)))));
    return copied.get(0);
  }
}
