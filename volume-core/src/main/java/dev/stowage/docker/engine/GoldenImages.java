package dev.stowage.docker.engine;

import dev.stowage.volume.golden.GoldenName;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The images of golden volumes, call by call; each has a label that tells so. Thread-safe. */
public interface GoldenImages {

  /**
   * An image that is there.
   *
   * @param id its id
   * @param names its names that are those of golden volumes
   * @param nameCount how many names it has, of whatever kind
   * @param facts what else is known of it
   */
  record FoundImage(String id, Set<GoldenName> names, int nameCount, Facts facts) {}

  /**
   * What is known of an image.
   *
   * @param created when it was made, by the clock of its engine
   * @param size the bytes in all its files
   * @param origin what was frozen, in words
   * @param maker what it was told of who makes it
   */
  record Facts(Instant created, long size, String origin, String maker) {}

  /**
   * An image in an archive of images.
   *
   * @param id its id
   * @param names all its names, of whatever kind
   */
  record SavedImage(String id, List<String> names) {}

  /** Lists the images that have the label, newest first, whether they have a name or not. */
  List<FoundImage> list();

  /** Makes an image without a name of a tar, and answers its id. */
  String make(String origin, String maker, InputStream tar);

  /** Gives an image a name, which another one loses if it had it. */
  void name(String id, GoldenName name);

  /** Takes a name away, and the image with its last name; false if there was none. */
  boolean remove(GoldenName name);

  /** Removes an image that has no name; one that is gone is fine. */
  void removeUnnamed(String id);

  /** Reads an image of some size as an archive; false if there is none. */
  boolean save(GoldenName name, long bytes, Archives.Sink sink);

  /** Loads an archive of images that is about as long as is said. */
  void load(InputStream tar, long bytes);

  /** Reads what an archive of images says is in it; empty if it does not say so properly. */
  List<SavedImage> readManifest(byte[] json);
}
