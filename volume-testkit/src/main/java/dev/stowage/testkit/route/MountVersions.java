package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the API version of a call does to its mounts: newer options are refused, forgotten, or
 * filled in. An engine only knows the rules of the versions that it speaks itself.
 */
final class MountVersions {

  private static final Map<String, String> GROUPS =
      Map.of("VolumeOptions", "volume", "BindOptions", "bind", "TmpfsOptions", "tmpfs");

  private final Request request;
  private final int newest;

  private MountVersions(Request request, World world) {
    this.request = request;
    this.newest = world.profile().api().newest().minor();
  }

  static Settings adapt(Settings host, Request request, World world) {
    MountVersions versions = new MountVersions(request, world);
    List<Settings> mounts = host.all("Mounts");
    List<Settings> adapted = mounts.stream().map(versions::forgotten).toList();
    if (!versions.isOlderThan(42) && versions.newest >= 42) {
      adapted.forEach(MountVersions::requireFittingGroups);
    }
    adapted.forEach(versions::refuse);
    Settings changed = versions.isOlderThan(43) ? host.without("Annotations") : host;
    if (mounts.isEmpty()) {
      return changed;
    }
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    adapted.forEach(mount -> values.add(versions.filledIn(mount).values()));
    return changed.with("Mounts", values);
  }

  private boolean isOlderThan(int minor) {
    return !request.isAtLeast("1." + minor);
  }

  /** Whether the engine has a rule for calls that are older than a version. */
  private boolean rules(int minor) {
    return newest >= minor && isOlderThan(minor);
  }

  private Settings forgotten(Settings mount) {
    Settings changed = mount;
    Optional<Settings> bind = mount.find("BindOptions");
    if (bind.isPresent() && rules(40)) {
      changed = changed.with("BindOptions", bind.get().without("NonRecursive").values());
    }
    if (bind.isPresent() && rules(42)) {
      Settings options = changed.in("BindOptions").without("CreateMountpoint");
      changed = changed.with("BindOptions", options.values());
    }
    return changed;
  }

  private static void requireFittingGroups(Settings mount) {
    String type = mount.text("Type");
    for (String group : List.of("VolumeOptions", "BindOptions", "TmpfsOptions")) {
      if (mount.has(group) && !type.equals(GROUPS.get(group))) {
        throw EngineFailure.badRequest(
            group + " must not be specified on mount type \"" + type + "\"");
      }
    }
  }

  private void refuse(Settings mount) {
    String type = mount.text("Type");
    if (rules(44)
        && type.equals("bind")
        && mount.in("BindOptions").flag("ReadOnlyForceRecursive")) {
      throw tooOld("BindOptions.ReadOnlyForceRecursive", "1.44");
    }
    if (rules(45) && !mount.in("VolumeOptions").text("Subpath").isEmpty()) {
      throw tooOld("VolumeOptions.Subpath", "1.45");
    }
    if (rules(48) && type.equals("image")) {
      throw tooOld("Mount type \"Image\"", "1.48");
    }
  }

  private static EngineFailure tooOld(String what, String since) {
    return EngineFailure.badRequest(what + " needs API v" + since + " or newer");
  }

  /** Before read-only meant recursively so, it did not; who sent options sees that filled in. */
  private Settings filledIn(Settings mount) {
    if (!rules(44)
        || !mount.text("Type").equals("bind")
        || !mount.flag("ReadOnly")
        || !mount.has("BindOptions")) {
      return mount;
    }
    Settings options = mount.in("BindOptions").with("ReadOnlyNonRecursive", true);
    return mount.with("BindOptions", options.values());
  }
}
