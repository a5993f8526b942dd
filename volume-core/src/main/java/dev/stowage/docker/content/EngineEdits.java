package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.edit.failure.ContentExistsException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.List;
import java.util.Optional;

/** Deletes and renames, by way of carriers whose program runs. */
final class EngineEdits implements VolumeEdits {

  private final Place.OfVolume place;
  private final String image;
  private final Carriers carriers;

  EngineEdits(Place.OfVolume place, String image, Carriers carriers) {
    this.place = place;
    this.image = image;
    this.carriers = carriers;
    if (image.isBlank()) {
      throw refused("edit " + place, "image ''", "is blank", "name an image that has rm and mv");
    }
  }

  @Override
  public VolumeName volume() {
    return place.volume();
  }

  @Override
  public String image() {
    return image;
  }

  @Override
  public void delete(String path) {
    ContentPath gone = ContentPath.of(path);
    String attempt = "delete '" + gone + "' of " + place;
    requireBelowRoot(gone, attempt);
    carriers.with(
        place,
        carrier -> {
          if (require(carrier, gone, attempt).kind() == FileKind.DIRECTORY) {
            throw missing(
                attempt, gone, "there is no file, but a directory; deleteTree deletes it");
          }
          return carrier;
        });
    run(attempt, "rm", "-f", "--", inside(gone));
  }

  @Override
  public void deleteTree(String path) {
    ContentPath gone = ContentPath.of(path);
    String attempt = "delete '" + gone + "' of " + place + " with all that is in it";
    requireBelowRoot(gone, attempt);
    carriers.with(place, carrier -> require(carrier, gone, attempt));
    run(attempt, "rm", "-rf", "--", inside(gone));
  }

  @Override
  public void move(String path, String target) {
    ContentPath from = ContentPath.of(path);
    ContentPath to = ContentPath.of(target);
    String attempt = "move '" + from + "' of " + place + " to '" + to + "'";
    requireBelowRoot(from, attempt);
    if (to.value().startsWith(from.value() + "/")) {
      throw refused(attempt, "path '" + to + "'", "is in what is moved", "choose another path");
    }
    carriers.with(
        place,
        carrier -> {
          require(carrier, from, attempt);
          if (carrier.find(to).isPresent()) {
            throw new ContentExistsException(attempt, volume(), to.value());
          }
          requireDirectory(carrier, to.parent(), attempt);
          return carrier;
        });
    run(attempt, "mv", "--", inside(from), inside(to));
  }

  private static void requireBelowRoot(ContentPath path, String attempt) {
    if (path.isRoot()) {
      throw refused(
          attempt,
          "path ''",
          "is the volume's root, which stays where it is",
          "name what is in it, or remove the volume");
    }
  }

  private static InvalidDefinitionException refused(
      String attempt, String where, String problem, String remedy) {
    return new InvalidDefinitionException(attempt, List.of(new Finding(where, problem, remedy)));
  }

  private FileState require(Carrier carrier, ContentPath path, String attempt) {
    return carrier.find(path).orElseThrow(() -> missing(attempt, path, "there is nothing"));
  }

  /** A link to a directory is none, but serves as one on the way. */
  private void requireDirectory(Carrier carrier, ContentPath path, String attempt) {
    Optional<FileKind> kind = carrier.find(path).map(FileState::kind);
    if (kind.filter(it -> it == FileKind.DIRECTORY || it == FileKind.SYMLINK).isEmpty()) {
      throw missing(attempt, path, "there is no directory '" + path + "' to move it into");
    }
  }

  private ContentNotFoundException missing(String attempt, ContentPath path, String reason) {
    return new ContentNotFoundException(attempt, volume(), path.value(), reason);
  }

  /** Begins with a slash, so that no name is taken for an option. */
  private static String inside(ContentPath path) {
    return Archives.MOUNT + "/" + path.value();
  }

  private void run(String attempt, String... command) {
    carriers.run(place, new ImageProgram(attempt, image, List.of(command)));
  }
}
