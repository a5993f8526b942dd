package dev.stowage.testkit.container;

import dev.stowage.testkit.world.EngineFailure;

/**
 * One text of {@code HostConfig.VolumesFrom}: {@code CONTAINER:MODE}.
 *
 * @param container name, id, or the beginning of one
 * @param readOnly whether everything is imported read-only
 */
record VolumesFrom(String container, boolean readOnly) {

  static VolumesFrom parse(String text) {
    if (text.isEmpty()) {
      throw EngineFailure.badRequest("volumes-from specification cannot be an empty string");
    }
    int colon = text.indexOf(':');
    String words = colon < 0 ? "" : text.substring(colon + 1);
    MountMode mode =
        MountMode.parse(words)
            .filter(parsed -> parsed.propagation().isEmpty() && !parsed.isNoCopy())
            .orElseThrow(() -> EngineFailure.badRequest("invalid mode: " + words));
    return new VolumesFrom(colon < 0 ? text : text.substring(0, colon), mode.isReadOnly());
  }
}
