package dev.stowage.differential;

import java.util.List;
import java.util.stream.IntStream;

/** Random operations on the files in containers. */
final class ArchiveGenerator {

  private static final List<String> PATHS =
      List.of(
          "/data",
          "/data",
          "/seed",
          "/seed/hello.txt",
          "/seed/deep",
          "/data/a",
          "/data/sub",
          "/data/sub/f",
          "/new/deep",
          "/data/",
          "/data/.",
          "/link",
          "/",
          "/seed/link",
          "/data/l");

  private static final List<String> BAD_PATHS =
      List.of(
          "",
          "data",
          "/no/such",
          "/seed/hello.txt/x",
          "/data/../data",
          "..",
          "/seed/dangling",
          "/ä");

  private static final List<String> NAMES =
      List.of(
          "a",
          "sub/",
          "sub/f",
          "sub",
          "./",
          "f",
          "data/",
          "data",
          "deep/x",
          "l",
          "h",
          "../up",
          "/abs",
          "x/y/z",
          "ä b",
          "n".repeat(120));

  private static final List<Integer> MODES = List.of(0644, 0755, 0700, 0600, 01777, 04755, 0, 0777);

  private static final List<String> LINKS =
      List.of("a", "f", "/etc/passwd", "../../x", "sub", "nowhere", "/data/a");

  private final Universe universe;
  private final ContainerGenerator containers;

  ArchiveGenerator(Universe universe, ContainerGenerator containers) {
    this.universe = universe;
    this.containers = containers;
  }

  private String path() {
    return universe.any(universe.once(8) ? BAD_PATHS : PATHS);
  }

  Operation next() {
    int die = universe.below(100);
    if (die < 40) {
      return new ArchiveOperation.Put(
          containers.container(),
          path(),
          universe.any(List.of("", "", "", "&noOverwriteDirNonDir=1", "&noOverwriteDirNonDir=0")),
          upload());
    }
    return die < 75
        ? new ArchiveOperation.Get(containers.container(), path())
        : new ArchiveOperation.Stat(containers.container(), path());
  }

  private Upload upload() {
    List<Upload.Item> items =
        IntStream.range(0, 1 + universe.below(4)).mapToObj(i -> item()).toList();
    Upload.Flaw flaw =
        universe.once(5) ? universe.any(List.of(Upload.Flaw.values())) : Upload.Flaw.NONE;
    return new Upload(items, flaw);
  }

  private Upload.Item item() {
    String name = universe.any(NAMES);
    int mode = universe.any(MODES);
    if (name.endsWith("/")) {
      return new Upload.Item('d', name, mode, "");
    }
    return switch (universe.below(12)) {
      case 0, 1 -> new Upload.Item('l', name, 0777, universe.any(LINKS));
      case 2 -> new Upload.Item('h', name, mode, universe.any(LINKS));
      case 3 -> new Upload.Item('d', name, mode, "");
      case 4 -> new Upload.Item(universe.any(List.of('p', 'c', 'x')), name, mode, "");
      default -> new Upload.Item('f', name, mode, universe.any(List.of("", "text", "other")));
    };
  }
}
