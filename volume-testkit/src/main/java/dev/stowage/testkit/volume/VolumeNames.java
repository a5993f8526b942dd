package dev.stowage.testkit.volume;

import dev.stowage.testkit.world.EngineFailure;
import java.util.regex.Pattern;

/** What the local driver accepts as a name. */
final class VolumeNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private VolumeNames() {}

  static void check(String name) {
    if (name.length() == 1) {
      throw EngineFailure.badRequest(
          "create "
              + name
              + ": volume name is too short, names should be at least two alphanumeric characters");
    }
    if (!NAME.matcher(name).matches()) {
      throw EngineFailure.badRequest(
          "create "
              + name
              + ": \""
              + name
              + "\" includes invalid characters for a local volume name, only"
              + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host"
              + " directory, use absolute path");
    }
  }
}
