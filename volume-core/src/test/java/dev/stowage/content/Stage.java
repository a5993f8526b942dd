package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.file.FileAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What operations find: a volume with files, an empty one with an owner of its own, and in a folder
 * an archive of the first. One more volume is not there.
 *
 * @param prefix begins the names of the volumes
 * @param folder a folder of this machine
 */
public record Stage(String prefix, Path folder) {

  public static final String ARCHIVE = "in.tar";
  public static final String EXPORTED = "out.tar";
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
    return this;
  }

  /** Makes the empty volume. */
  public void setTarget(DockerStorage storage, String label) {
    storage.volumes().ensure(VolumeDefinition.named(target()).label(label, prefix).build());
    storage.files(target()).createDirectory("", FileAccess.of(33, 34, "0711"));
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
