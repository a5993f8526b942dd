package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Set;

/** What the engine refuses in a mount object, whether it was sent or made of a short text. */
final class MountCheck {

  private static final Set<String> TMPFS_WORDS = Set.of("exec", "noexec");

  private static final int IMAGES_SINCE = 48;

  private final HostFiles host;
  private final World world;

  MountCheck(HostFiles host, World world) {
    this.host = host;
    this.world = world;
  }

  /**
   * Refuses what the engine refuses.
   *
   * @param needsSource whether the source of a bind has to exist
   */
  void check(Settings mount, boolean needsSource) {
    String type = mount.text("Type");
    String target = mount.text("Target");
    if (target.isEmpty()) {
      throw missing(type, "Target");
    }
    TargetRules.notRoot(target).ifPresent(why -> refuse(type, why));
    TargetRules.absolute(target).ifPresent(why -> refuse(type, why));
    switch (type) {
      case "bind" -> checkBind(mount, needsSource);
      case "volume" -> checkVolume(mount);
      case "tmpfs" -> checkTmpfs(mount);
      case "image" -> checkImage(mount);
      default -> throw unknown(type);
    }
  }

  private void checkBind(Settings mount, boolean needsSource) {
    String source = mount.text("Source");
    if (source.isEmpty()) {
      throw missing("bind", "Source");
    }
    String propagation = mount.in("BindOptions").text("Propagation");
    if (!propagation.isEmpty() && !MountMode.isPropagation(propagation)) {
      refuse("bind", "invalid propagation mode: " + propagation);
    }
    forbid(mount, "VolumeOptions", "ImageOptions");
    TargetRules.absolute(source).ifPresent(why -> refuse("bind", why));
    if (needsSource
        && host.stat(source, why -> failure("bind", why)).isEmpty()
        && !mount.in("BindOptions").flag("CreateMountpoint")) {
      refuse("bind", "bind source path does not exist: " + source);
    }
  }

  private void checkVolume(Settings mount) {
    forbid(mount, "BindOptions", "ImageOptions");
    boolean anonymous = mount.text("Source").isEmpty();
    String subpath = mount.in("VolumeOptions").text("Subpath");
    if (!subpath.isEmpty() && anonymous) {
      refuse("volume", "must not set Subpath when using anonymous volumes");
    }
    requireLocal("volume", subpath);
    if (anonymous && mount.flag("ReadOnly") && !world.has(Quirk.READ_ONLY_ANONYMOUS_VOLUMES)) {
      refuse("volume", "must not set ReadOnly mode when using anonymous volumes");
    }
  }

  private static void checkTmpfs(Settings mount) {
    forbid(mount, "BindOptions", "ImageOptions");
    if (!mount.text("Source").isEmpty()) {
      refuse("tmpfs", "field Source must not be specified");
    }
    if (mount.in("TmpfsOptions").values().get("Options") instanceof List<?> options) {
      options.forEach(option -> checkTmpfsOption((List<?>) option));
    }
  }

  private static void checkTmpfsOption(List<?> words) {
    if (words.isEmpty() || words.size() > 2) {
      refuse("tmpfs", "invalid option array length");
    }
    if (!TMPFS_WORDS.contains(String.valueOf(words.get(0)))) {
      refuse("tmpfs", "invalid option: " + words.get(0));
    }
  }

  private void checkImage(Settings mount) {
    if (world.profile().api().newest().minor() < IMAGES_SINCE) {
      throw unknown("image");
    }
    forbid(mount, "BindOptions", "VolumeOptions");
    if (mount.text("Source").isEmpty()) {
      throw missing("image", "Source");
    }
    requireLocal("image", mount.in("ImageOptions").text("Subpath"));
  }

  private static void requireLocal(String type, String subpath) {
    if (!subpath.isEmpty() && !TargetRules.isLocal(subpath)) {
      refuse(type, "subpath must be a relative path within the volume");
    }
  }

  private static void forbid(Settings mount, String... options) {
    for (String option : options) {
      if (mount.has(option)) {
        refuse(mount.text("Type"), "field " + option + " must not be specified");
      }
    }
  }

  private static EngineFailure missing(String type, String field) {
    return failure(type, "field " + field + " must not be empty");
  }

  private static EngineFailure unknown(String type) {
    return failure(type, "mount type unknown");
  }

  private static void refuse(String type, String why) {
    throw failure(type, why);
  }

  private static EngineFailure failure(String type, String why) {
    return EngineFailure.badRequest("invalid mount config for type \"" + type + "\": " + why);
  }
}
