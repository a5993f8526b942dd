package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Settings;
import java.util.ArrayList;
import java.util.List;

/** What the engine remarks on a container that it creates all the same. */
final class CreateWarnings {

  private CreateWarnings() {}

  static List<String> of(Settings host, Request request) {
    List<String> warnings = new ArrayList<>();
    List<Settings> mounts = host.all("Mounts");
    mounts.stream()
        .filter(mount -> mount.text("Type").equals("image"))
        .forEach(mount -> warnings.add("Image mount is an experimental feature"));
    boolean ambiguous =
        mounts.stream()
            .filter(mount -> mount.text("Type").equals("volume"))
            .anyMatch(mount -> mount.in("VolumeOptions").in("DriverConfig").text("Name").isEmpty());
    if (request.isAtLeast("1.48") && ambiguous && !host.text("VolumeDriver").isEmpty()) {
      warnings.add(
          "WARNING: the container-wide volume-driver configuration is ignored for volumes"
              + " specified via 'mount'. Use '--mount type=volume,volume-driver=...' instead");
    }
    return warnings;
  }
}
