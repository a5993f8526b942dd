package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.World;
import java.util.regex.Pattern;

/** What the local driver accepts as a name. */
final class VolumeNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

  private VolumeNames() {}

  static void check(String name, World world) {
    boolean tooShort = name.length() == 1 && !world.has(Quirk.ONE_LETTER_VOLUMES);
    if (tooShort || !NAME.matcher(name).matches()) {
      throw world.wording().badVolumeName(name);
    }
  }
}
