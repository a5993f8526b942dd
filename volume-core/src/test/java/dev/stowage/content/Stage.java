package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolumes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What operations find: a volume with files, an empty one with an owner of its own, a golden
 * volume, and in a folder an archive of the first and one of another golden volume. One more volume
 * is not there.
 *
 * @param prefix begins the names of the volumes
 * @param folder a folder of this machine
 */
public record Stage(String prefix, Path folder) {

  public static final String ARCHIVE = "in.tar";
  public static final String EXPORTED = "out.tar";
  public static final String GOLDEN_ARCHIVE = "golden.tar";
  public static final String EXTRACTED = "out";

  /** Names the directory of another process. */
  static final String TREE = "stowage.tree";

  private static final int FILES = 700;

  public static final String LARGE_FILE = "data/large";

  public String source() {
    return prefix + "source";
  }

  public String target() {
    return prefix + "target";
  }

  public String fresh() {
    return prefix + "fresh";
  }

  /** Returns the name of a golden volume that is there. */
  public String golden() {
    return prefix + "golden";
  }

  /** Returns the name of a golden volume that is not there. */
  public String frozen() {
    return prefix + "frozen";
  }

  /** Returns the name of the golden volume that is in an archive. */
  public String loaded() {
    return prefix + "loaded";
  }

  /** Tells what is there of golden volumes that should not be. */
  public List<String> goldenLeft(DockerStorage storage) {
    List<String> left = new ArrayList<>();
    Stream.of(frozen(), loaded())
        .filter(name -> storage.golden().find(GoldenName.of(name)).isPresent())
        .forEach(name -> left.add("golden volume " + name));
    storage.docker().listImagesCmd().withDanglingFilter(true).exec().stream()
        .filter(image -> image.getLabels() != null)
        .filter(image -> image.getLabels().containsKey("dev.stowage.golden"))
        .forEach(image -> left.add("image " + image.getId()));
    if (storage.golden().find(GoldenName.of(golden())).isEmpty()) {
      left.add("golden volume " + golden() + " is lost");
    }
    return left;
  }

  /** Takes back what was frozen or loaded. */
  public void removeMadeGolden(DockerStorage storage) {
    removeGolden(storage, frozen());
    removeGolden(storage, loaded());
  }

  /** Removes the golden volume that was there. */
  public void removeGolden(DockerStorage storage) {
    removeGolden(storage, golden());
  }

  private static void removeGolden(DockerStorage storage, String name) {
    if (storage.golden().find(GoldenName.of(name)).isPresent()) {
      storage.golden().remove(GoldenName.of(name));
    }
  }

  /** Returns a directory with enough small files for two lanes, which all stages share. */
  public Path tree() {
    return Tree.PATH;
  }

  /** Made once, when it is asked for. */
  private static final class Tree {

    static final Path PATH = make();

    private static Path make() {
      String given = System.getProperty(TREE);
      return given == null ? makeNew() : Path.of(given);
    }

    private static Path makeNew() {
      try {
        Path tree = Files.createTempDirectory("stowage-tree");
        for (int i = 0; i < FILES; i++) {
          Path directory = Files.createDirectories(tree.resolve("d" + i % 7));
          Files.write(directory.resolve("f" + i), new byte[i % 900]);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(tree)));
        return tree;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Makes the volumes and the archive. */
  public Stage set(DockerStorage storage, String label) {
    storage.volumes().ensure(VolumeDefinition.named(source()).label(label, prefix).build());
    VolumeFiles files = storage.files(source());
    byte[] large = new byte[300_000];
    new Random(5).nextBytes(large);
    files.write(LARGE_FILE, large);
    files.write("data/conf/shop.conf", "colour=blue");
    files.write("data/empty", new byte[0], FileAccess.of(999, 998, "0600"));
    files.createDirectory("", FileAccess.of(70, 71, "0750"));
    setTarget(storage, label);
    files.exportTo(folder.resolve(ARCHIVE));
    GoldenVolumes golden = storage.golden();
    golden.freeze(GoldenDefinition.named(golden()).ofVolume(source()));
    golden.freeze(GoldenDefinition.named(loaded()).ofVolume(source()));
    golden.saveTo(GoldenName.of(loaded()), folder.resolve(GOLDEN_ARCHIVE));
    golden.remove(GoldenName.of(loaded()));
    return this;
  }

  /** Makes the empty volume. */
  public void setTarget(DockerStorage storage, String label) {
    storage.volumes().ensure(VolumeDefinition.named(target()).label(label, prefix).build());
    storage.files(target()).createDirectory("", FileAccess.of(33, 34, "0711"));
  }

  /** Lists what is in the folder beside what was put there. */
  public List<String> unexpectedFiles() {
    List<String> files = new ArrayList<>(files());
    files.removeAll(List.of(ARCHIVE, GOLDEN_ARCHIVE));
    return files;
  }

  /** Lists the folder. */
  public List<String> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what the stage holds in the folder. */
  public void clear() {
    remove(folder);
  }

  public static void remove(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
