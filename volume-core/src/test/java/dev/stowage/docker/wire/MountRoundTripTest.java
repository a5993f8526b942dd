package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.check.Destination;
import dev.stowage.docker.check.MountCheck;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Engines;
import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.mount.AnonymousVolumeMount;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked for, in whichever form it goes out, the engine sees just that. Run again with
 * {@code -Dstowage.seed=…} of the failure.
 */
class MountRoundTripTest {

  private static final int ROUNDS = 2_000;

  private final long seed = Long.getLong("stowage.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final RandomMounts mounts = new RandomMounts(random);

  @Test
  void theEngineSeesWhatWasAskedFor() {
    List<Integer> minors = Engines.minors().toList();
    int sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      EngineIdentity engine = Engines.linux(minors.get(random.nextInt(minors.size())));
      ContainerMounts asked = mounts.next();
      if (MountCheck.unsupported(asked, engine, Destination.CONTAINER).isEmpty()) {
        HostConfig config = new HostConfig();
        HostConfigMounts.add(asked, config, engine);

        assertThat(EngineView.of(SentJson.of(config)))
            .as("seed %s, round %s, %s", seed, round, engine)
            .isEqualTo(expected(asked, engine));
        sent++;
      }
    }
    assertThat(sent).as("seed %s", seed).isGreaterThan(ROUNDS / 4);
  }

  @Test
  void whatWasAddedIsFoundAgain() {
    MemoryEngine engine = new MemoryEngine();
    for (int round = 0; round < ROUNDS / 4; round++) {
      ContainerMounts asked = mounts.next();
      HostConfig config = new HostConfig();
      HostConfigMounts.add(asked, config, Engines.linux(51));

      assertThat(HostConfigMounts.taken(config, engine))
          .as("seed %s, round %s", seed, round)
          .extracting(TakenTarget::path)
          .containsExactlyInAnyOrderElementsOf(
              asked.mounts().stream().map(mount -> mount.target().value()).toList());
    }
  }

  @Test
  void anOpenedCopyIsEqual() {
    for (int round = 0; round < ROUNDS / 4; round++) {
      ContainerMounts asked = mounts.next();

      assertThat(ContainerMounts.of(asked.toBuilders()))
          .as("seed %s, round %s", seed, round)
          .isEqualTo(asked)
          .hasSameHashCodeAs(asked)
          .hasToString(asked.toString());
    }
  }

  private static Map<String, String> expected(ContainerMounts mounts, EngineIdentity engine) {
    Map<String, String> byTarget = new TreeMap<>();
    for (MountDefinition mount : mounts) {
      Map<String, String> facts = new TreeMap<>();
      facts.put("ro", Boolean.toString(mount.readOnly()));
      if (mount instanceof BindMount bind) {
        ofBind(bind, engine.api().minor() >= 44, facts);
      } else if (mount instanceof VolumeMount volume) {
        facts.put("type", "volume");
        facts.put("source", volume.volume().value());
        flag("nocopy", volume.noCopy(), facts);
        volume.subpath().ifPresent(subpath -> facts.put("subpath", subpath));
        volume.settings().ifPresent(settings -> ofSettings(settings, facts));
      } else if (mount instanceof AnonymousVolumeMount volume) {
        facts.put("type", "volume");
        flag("nocopy", volume.noCopy(), facts);
        ofSettings(volume.settings(), facts);
      } else if (mount instanceof TmpfsMount tmpfs) {
        facts.put("type", "tmpfs");
        flag("exec", tmpfs.exec(), facts);
        tmpfs.size().ifPresent(size -> facts.put("size", Long.toString(size.bytes())));
        tmpfs.mode().ifPresent(mode -> facts.put("mode", Integer.toOctalString(mode.bits())));
      } else if (mount instanceof ImageMount image) {
        facts.put("type", "image");
        facts.put("source", image.reference());
        image.subpath().ifPresent(subpath -> facts.put("subpath", subpath));
      }
      byTarget.put(mount.target().value(), facts.toString());
    }
    return byTarget;
  }

  private static void ofBind(BindMount bind, boolean knowsSubmounts, Map<String, String> facts) {
    facts.put("type", "bind");
    facts.put("source", bind.source().value());
    flag("create", bind.createsHostPath(), facts);
    flag("non-recursive", bind.withoutSubmounts(), facts);
    flag("ro-force", bind.readOnlySubmounts() == Submounts.READ_ONLY, facts);
    flag("ro-non", bind.readOnlySubmounts() == Submounts.WRITABLE && knowsSubmounts, facts);
    bind.propagation().map(Propagation::word).ifPresent(it -> facts.put("propagation", it));
    bind.selinuxLabel().map(SelinuxLabel::word).ifPresent(it -> facts.put("label", it));
  }

  private static void ofSettings(VolumeSettings settings, Map<String, String> facts) {
    facts.put("driver", settings.driver().name());
    if (!settings.driver().options().isEmpty()) {
      facts.put("options", settings.driver().options().toString());
    }
    if (!settings.labels().isEmpty()) {
      facts.put("labels", settings.labels().toString());
    }
  }

  private static void flag(String name, boolean set, Map<String, String> facts) {
    if (set) {
      facts.put(name, "true");
    }
  }
}
