package dev.stowage.testkit.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.regex.Pattern;

/** What the local driver accepts as a name. */
final class VolumeNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

  /** What a file system takes as the name of a directory, in bytes. */
  private static final int LONGEST = 255;

  private VolumeNames() {}

  static void check(String name, World world) {
    int length = name.getBytes(UTF_8).length;
    boolean tooShort = length == 1 && !world.has(Quirk.ONE_LETTER_VOLUMES);
    if (tooShort || !NAME.matcher(name).matches()) {
      throw world.wording().badVolumeName(name);
    }
  }

  /** Refuses a name that the file system does not take. */
  static void checkLength(String name, World world) {
    if (name.getBytes(UTF_8).length > LONGEST) {
      String path = world.dataRoot() + "/volumes/" + name;
      throw EngineFailure.system(
          "create "
              + name
              + ": error while creating volume root path '"
              + path
              + "': mkdir "
              + path
              + ": file name too long");
    }
  }
}
