package dev.stowage.docker.wire;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.FileMode;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.mount.AnonymousVolumeMount;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.UnplacedMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.Random;

/** Valid mounts for Linux containers, with every option, at random. */
final class RandomMounts {

  private static final String[] WORDS = {
    "data", "a b", "ro", "rw,z", "nocopy", "日本", "é", "\"q\"", "it's", "{}", "$HOME", "~", "x=y",
    "...", "\\b"
  };
  private static final String[] COLONS = {"C:", "a:b", ":ro", ":"};

  private final Random random;

  RandomMounts(Random random) {
    this.random = random;
  }

  ContainerMounts next() {
    MountBuilder<?, ?>[] open = new MountBuilder<?, ?>[random.nextInt(6)];
    for (int i = 0; i < open.length; i++) {
      open[i] = mount("/" + i + "/");
    }
    return ContainerMounts.of(open);
  }

  private MountBuilder<?, ?> mount(String root) {
    String target = root + path(random.nextBoolean());
    return switch (random.nextInt(5)) {
      case 0 -> bindMount(root, target);
      case 1 -> volumeMount(target);
      case 2 -> anonymous(anonymousVolume().at(target));
      case 3 -> memory(tmpfs().at(target));
      default -> imageMount(target);
    };
  }

  private BindMount.Builder bindMount(String root, String target) {
    if (random.nextInt(4) == 0) {
      SelinuxLabel label = pick(SelinuxLabel.values());
      BindMount.Builder open = bind("/" + path(false)).at(root + path(false)).selinuxLabel(label);
      return propagation(random.nextBoolean() ? open.readOnly() : open);
    }
    BindMount.Builder open = bind("/" + path(true)).at(target);
    if (random.nextBoolean()) {
      open.createHostPath();
    }
    switch (random.nextInt(5)) {
      case 0 -> open.readOnly();
      case 1 -> open.readOnly(Submounts.WRITABLE);
      case 2 -> {
        return open.readOnly(Submounts.READ_ONLY);
      }
      case 3 -> open.withoutSubmounts();
      default -> {}
    }
    return propagation(open);
  }

  private BindMount.Builder propagation(BindMount.Builder open) {
    return random.nextBoolean() ? open.propagation(pick(Propagation.values())) : open;
  }

  private VolumeMount.Builder volumeMount(String target) {
    VolumeMount.Builder open = unplaced().at(target);
    if (random.nextBoolean()) {
      open.readOnly();
    }
    if (random.nextBoolean()) {
      open.noCopy();
    }
    return random.nextBoolean() ? open.subpath("sub/" + path(true)) : open;
  }

  private UnplacedMount<VolumeMount.Builder> unplaced() {
    if (random.nextBoolean()) {
      return volume("vol-" + random.nextInt(1000));
    }
    VolumeDefinition.Builder open = VolumeDefinition.named("vol-" + random.nextInt(1000));
    if (random.nextBoolean()) {
      open.driver(driver());
    }
    return volume((random.nextBoolean() ? open.label("app", word(true)) : open).build());
  }

  private VolumeDriver driver() {
    VolumeDriver driver = VolumeDriver.named("lab/driver:" + random.nextInt(9));
    return random.nextBoolean() ? driver.option("o", word(true)).option(word(true), "") : driver;
  }

  private AnonymousVolumeMount.Builder anonymous(AnonymousVolumeMount.Builder open) {
    if (random.nextBoolean()) {
      open.noCopy();
    }
    if (random.nextBoolean()) {
      open.driver(driver());
    }
    return random.nextBoolean() ? open.label("app", word(true)) : open;
  }

  private TmpfsMount.Builder memory(TmpfsMount.Builder open) {
    if (random.nextBoolean()) {
      open.readOnly();
    }
    if (random.nextBoolean()) {
      open.exec();
    }
    if (random.nextBoolean()) {
      open.mode(new FileMode(1 + random.nextInt(07777)));
    }
    long bytes = random.nextLong() >>> (1 + random.nextInt(62));
    return random.nextBoolean() ? open.size(ByteSize.ofBytes(Math.max(1, bytes))) : open;
  }

  private ImageMount.Builder imageMount(String target) {
    ImageMount.Builder open = image("lab/image:" + random.nextInt(9)).at(target);
    return random.nextBoolean() ? open.subpath("sub/" + path(true)) : open;
  }

  private String path(boolean colons) {
    StringBuilder path = new StringBuilder(word(colons));
    while (random.nextBoolean()) {
      path.append(random.nextBoolean() ? "/" : "//./").append(word(colons));
    }
    return path.append(random.nextBoolean() ? "/" : "").toString();
  }

  private String word(boolean colons) {
    return colons && random.nextInt(4) == 0 ? pick(COLONS) : pick(WORDS);
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
