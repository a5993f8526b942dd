package dev.stowage.docker.content;

import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.transfer.Transfer;

/** Carries what is in one place into another, which may be on another engine. */
public final class Copying {

  private final Carriers sources;
  private final Carriers targets;
  private final Transfer transfer;

  public Copying(Carriers sources, Carriers targets, Transfer transfer) {
    this.sources = sources;
    this.targets = targets;
    this.transfer = transfer;
  }

  /** Reads one place into another, which is empty, or left so. */
  public Manifest copy(Place from, Place to, boolean verified) {
    return filling(from, to).fill(origin(from), verified);
  }

  /** Reads a place into another that is open, for whoever takes it away after a failure. */
  public Manifest copy(Place from, Place to, Carrier into, boolean verified) {
    return filling(from, to).fill(into, origin(from), verified);
  }

  private Filling filling(Place from, Place to) {
    String attempt = "copy " + from + " to " + to;
    return new Filling(to, targets, new Filling.Words(attempt, "the engine's answer"), transfer);
  }

  private Origin origin(Place from) {
    return new Origin(
        taker ->
            sources.with(
                from, outOf -> outOf.read(ContentPath.ROOT, tar -> taker.take(TarItems.of(tar)))),
        transfer.progress().expectedBytes());
  }
}
