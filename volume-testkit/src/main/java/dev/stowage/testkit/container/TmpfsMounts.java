package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The mounts of a container that live in memory: empty at each start, and unseen by archives. */
final class TmpfsMounts {

  private static final Set<String> FLAGS =
      Set.of(
          "ro",
          "rw",
          "suid",
          "nosuid",
          "dev",
          "nodev",
          "exec",
          "noexec",
          "sync",
          "async",
          "dirsync",
          "mand",
          "nomand",
          "remount",
          "atime",
          "noatime",
          "diratime",
          "nodiratime",
          "relatime",
          "norelatime",
          "strictatime",
          "nostrictatime",
          "bind",
          "rbind",
          "private",
          "rprivate",
          "shared",
          "rshared",
          "slave",
          "rslave",
          "unbindable",
          "runbindable",
          "defaults");

  private static final Set<String> KEYS =
      Set.of("size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");

  private final Container container;
  private final World world;

  TmpfsMounts(Container container, World world) {
    this.container = container;
    this.world = world;
  }

  /** Returns where they are, in the words they were asked for. */
  Set<String> destinations() {
    Set<String> destinations = new HashSet<>(container.host().texts("Tmpfs").keySet());
    container.mounts().stream()
        .filter(mount -> mount.type().equals("tmpfs"))
        .forEach(mount -> destinations.add(mount.destination()));
    return destinations;
  }

  /** Refuses options that no tmpfs knows, which the engine only notices when it starts. */
  void check() {
    options().forEach((at, options) -> words(options).forEach(this::check));
  }

  private Map<String, String> options() {
    Map<String, String> options = new TreeMap<>(container.host().texts("Tmpfs"));
    for (MountPoint mount : container.mounts()) {
      if (mount.type().equals("tmpfs")) {
        options.put(mount.destination(), text(mount.spec()));
      }
    }
    return options;
  }

  private static String text(Settings spec) {
    Settings tmpfs = spec.in("TmpfsOptions");
    List<String> words = new ArrayList<>();
    if (spec.flag("ReadOnly")) {
      words.add("ro");
    }
    if (tmpfs.number("Mode") != 0) {
      words.add("mode=" + Long.toOctalString(tmpfs.number("Mode")));
    }
    if (tmpfs.number("SizeBytes") != 0) {
      words.add("size=" + tmpfs.number("SizeBytes"));
    }
    if (tmpfs.values().get("Options") instanceof List<?> options) {
      options.forEach(
          option ->
              words.add(
                  String.join("=", ((List<?>) option).stream().map(Object::toString).toList())));
    }
    return String.join(",", words);
  }

  private static List<String> words(String options) {
    return options.isEmpty() ? List.of() : List.of(options.split(",", -1));
  }

  private void check(String word) {
    int equals = word.indexOf('=');
    boolean known = equals < 0 ? FLAGS.contains(word) : KEYS.contains(word.substring(0, equals));
    if (!known) {
      String shown = "\"" + (equals < 0 ? word : word.substring(0, equals)) + "\"";
      throw EngineFailure.system(
          "invalid tmpfs option " + (world.has(Quirk.OLD_WORDING) ? "[" + shown + "]" : shown));
    }
  }

  /** Returns fresh ones. Where there is a directory already, its mode is kept. */
  List<Place> places(MountedTree root) {
    List<Place> places = new ArrayList<>();
    options().forEach((at, options) -> places.add(place(at, options, root)));
    return places;
  }

  private Place place(String at, String options, MountedTree root) {
    int uid = 0;
    int gid = 0;
    int mode =
        root.find(root.follow(at)).map(Inode::attributes).map(Attributes::mode).orElse(0_1777);
    boolean readOnly = false;
    for (String word : words(options)) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
        case "mode" -> mode = number(value, 8) & 0_7777;
        case "uid" -> uid = number(value, 10);
        case "gid" -> gid = number(value, 10);
        default -> readOnly = word.equals("ro") || (readOnly && !word.equals("rw"));
      }
    }
    Attributes attributes = new Attributes(uid, gid, mode, world.clock().instant());
    return new Place(at, new Directory(attributes), readOnly);
  }

  private int number(String text, int radix) {
    try {
      return Integer.parseUnsignedInt(text, radix);
    } catch (NumberFormatException e) {
      throw new RuntimeMounts(world).invalid("error mounting \"tmpfs\": invalid argument");
    }
  }
}
