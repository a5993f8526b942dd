package dev.stowage.testkit.container;

import dev.stowage.testkit.world.EngineFailure;

/** What is special about binding the directory in which the engine keeps its data, or one above. */
final class DataRoot {

  private DataRoot() {}

  /**
   * Returns the propagation of a bind, or fails as the engine does.
   *
   * @param root where the engine keeps its data
   * @param source the source as it was sent; the engine compares beginnings of texts
   * @param asked the propagation asked for, or empty
   */
  static String propagation(String root, String source, String asked) {
    boolean inside = source.startsWith(root) || root.startsWith(source);
    if (inside && asked.isEmpty()) {
      return "rslave";
    }
    if (inside && !asked.equals("rslave") && !asked.equals("rshared")) {
      throw EngineFailure.badRequest(
          "invalid mount config: must use either propagation mode \"rslave\" or \"rshared\" when"
              + " mount source is within the daemon root, daemon root: \""
              + root
              + "\", bind mount source: \""
              + source
              + "\", propagation: \""
              + asked
              + "\"");
    }
    return asked.isEmpty() ? "rprivate" : asked;
  }
}
