package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The mounts that a new container asks for, gathered in the engine's order: those of other
 * containers, short texts, mount objects. Volumes are created on the way; if a later mount is
 * refused they stay behind, as they do in the engine.
 */
final class MountPlan {

  private final World world;
  private final VolumeStore volumes;
  private final ImageStore images;
  private final MountCheck check;
  private final String container;
  private final Map<String, MountPoint> points = new TreeMap<>();
  private final Set<String> explicit = new HashSet<>();

  MountPlan(
      World world, VolumeStore volumes, ImageStore images, MountCheck check, String container) {
    this.world = world;
    this.volumes = volumes;
    this.images = images;
    this.check = check;
    this.container = container;
  }

  Collection<MountPoint> points() {
    return points.values();
  }

  /** Lets go of all volumes, which are not removed by that. */
  void release() {
    points.values().forEach(this::release);
  }

  private void release(MountPoint point) {
    point.volume().ifPresent(volume -> volume.releasedBy(container));
  }

  /** Takes over the mounts of another container. */
  void importFrom(Container other, boolean readOnly) {
    for (MountPoint theirs : other.mounts()) {
      MountPoint mine = theirs.imported(readOnly);
      // Whose source is written down is only looked up, and so held on to, when it is mounted.
      if (mine.source().isEmpty()) {
        mine.volume(held(findVolume(mine.name())));
      }
      place(mine);
    }
  }

  private StoredVolume findVolume(String name) {
    return volumes
        .find(name)
        .orElseThrow(
            () ->
                EngineFailure.notFound(
                    "get" + (name.isEmpty() ? "" : " " + name) + ": no such volume"));
  }

  private StoredVolume held(StoredVolume volume) {
    volume.usedBy(container);
    return volume;
  }

  private void place(MountPoint point) {
    MountPoint former = points.put(point.destination(), point);
    if (former != null) {
      release(former);
    }
  }

  /** Adds a short text. */
  void bind(String text, Settings host) {
    ShortMount bind = ShortMount.parse(text, host.text("VolumeDriver"), check);
    MountPoint point = point(bind.spec()).mode(bind.mode());
    if (explicit.contains(point.destination())
        || host.texts("Tmpfs").containsKey(point.destination())) {
      throw duplicate(point.destination());
    }
    if (point.type().equals("volume")) {
      StoredVolume volume = createVolume(bind.spec(), Settings.NONE);
      if (!bind.spec().text("Source").isEmpty() || world.has(Quirk.NAMES_UNNAMED_MOUNTS)) {
        point.name(volume.name());
      }
      attach(point, volume);
    }
    explicit.add(point.destination());
    place(point);
  }

  /** Adds a mount object. */
  void mount(Settings spec) {
    check.check(spec, true);
    MountPoint point = point(spec);
    if (explicit.contains(point.destination())) {
      throw duplicate(spec.text("Target"));
    }
    if (point.type().equals("volume")) {
      StoredVolume volume = createVolume(spec, spec.in("VolumeOptions"));
      attach(point.name(volume.name()), volume);
    }
    if (point.type().equals("image")) {
      StoredImage image = images.get(spec.text("Source"));
      point
          .name(spec.text("Source"))
          .source(world.layer(world.ids().next()))
          .propagation("rprivate")
          .image(image);
    }
    explicit.add(point.destination());
    place(point);
  }

  private MountPoint point(Settings spec) {
    MountPoint point = new MountPoint(spec, Paths.clean(spec.text("Target")));
    if (point.type().equals("bind")) {
      String asked = spec.in("BindOptions").text("Propagation");
      point
          .source(Paths.clean(spec.text("Source")))
          .propagation(DataRoot.propagation(world.dataRoot(), spec.text("Source"), asked));
    }
    return point.copying(point.type().equals("volume") && !spec.in("VolumeOptions").flag("NoCopy"));
  }

  private StoredVolume createVolume(Settings spec, Settings options) {
    String name = spec.text("Source");
    if (name.isEmpty() && world.has(Quirk.NAMES_UNNAMED_MOUNTS)) {
      name = world.ids().next();
    }
    Settings driver = options.in("DriverConfig");
    return held(
        volumes.create(
            new VolumeRequest(
                name,
                spec.in("VolumeOptions").in("DriverConfig").text("Name"),
                driver.textsOrNull("Options"),
                options.textsOrNull("Labels"))));
  }

  private static void attach(MountPoint point, StoredVolume volume) {
    point.source(volume.mountpoint()).driver(volume.driver()).volume(volume);
    // The engine itself asks for a shared SELinux label where nobody said anything.
    if (volume.driver().equals("local") && point.mode().isEmpty()) {
      point.mode("z");
    }
  }

  private static EngineFailure duplicate(String target) {
    return EngineFailure.badRequest("Duplicate mount point: " + target);
  }
}
