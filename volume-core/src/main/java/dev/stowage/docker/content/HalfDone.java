package dev.stowage.docker.content;

import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.UncheckedIOException;

/**
 * The root of a place that is being filled. It has a mode that nobody uses, so that what a killed
 * program left half done can be told from what is complete, and nobody looks into it meanwhile.
 */
final class HalfDone {

  /** Sticky and closed: only half a volume looks so. */
  private static final int MODE = 0_1000;

  private HalfDone() {}

  static boolean is(FileState root) {
    return root.mode() == MODE;
  }

  /** Returns the same root, marked. */
  static FileState marked(FileState root) {
    return root.toBuilder().access(root.owner(), MODE).build();
  }

  static void mark(Carrier carrier, FileState root) {
    setRoot(carrier, marked(root));
  }

  static void setRoot(Carrier carrier, FileState root) {
    carrier.unpackFromOutside(TarItems.of(TarItem.head(root)), Transfer.unwatched());
  }

  /**
   * Empties a place, also in a thread that is interrupted. With another carrier, because only when
   * the first is gone no request that broke off can still write.
   */
  static void takeBackAfter(Throwable failure, Carriers carriers, Place place, FileState before) {
    boolean interrupted = Thread.interrupted();
    try {
      carriers.with(
          place,
          carrier -> {
            takeBack(carrier, before);
            return carrier;
          });
    } catch (VolumeException | UncheckedIOException second) {
      failure.addSuppressed(second);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Empties a place, and makes its root what it was. The engine has no call for that; but a regular
   * file that is unpacked over a directory replaces it, and over a mount it removes what is in it
   * before it finds out that the mount itself cannot go.
   */
  static void takeBack(Carrier carrier, FileState root) {
    try {
      carrier.unpackOver(FileState.at(ContentPath.of(Carrier.NAME), FileKind.FILE).build());
    } catch (EngineErrorException busy) {
      if (carrier.look().size() > 1) {
        throw busy;
      }
    }
    setRoot(carrier, root);
  }
}
