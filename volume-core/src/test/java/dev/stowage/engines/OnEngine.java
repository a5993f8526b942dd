package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;

/** A test on a real engine; removes afterwards what it made, and checks that nothing is left. */
public abstract class OnEngine {

  /** A label on every volume that tests make. */
  protected static final String TEST_LABEL = "dev.stowage.test";

  /** The engine of this run. */
  @Parameter protected TestEngine engine;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> containers = new ArrayList<>();

  /** Returns the storage under test. */
  protected DockerStorage storage() {
    return engine.storage();
  }

  /** Returns the volumes under test. */
  protected VolumeManager volumes() {
    return storage().volumes();
  }

  /** Returns docker-java's client. */
  protected DockerClient docker() {
    return engine.docker();
  }

  /** Returns a name that no other test uses. */
  protected String name(String word) {
    return "stowage-it-" + word + "-" + run;
  }

  /** Starts a definition that will be cleaned up. */
  protected VolumeDefinition.Builder definition(String word) {
    return VolumeDefinition.named(name(word)).label(TEST_LABEL, run);
  }

  /** Remembers a container to be removed. */
  protected String remember(String container) {
    containers.add(container);
    return container;
  }

  @AfterEach
  void leaveNothing() {
    for (String container : containers) {
      docker().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    }
    containers.clear();
    for (VolumeState volume : volumes().list(VolumeFilter.all().nameContains(run))) {
      volumes().remove(volume.name(), RemovalOption.MISSING_IS_FINE);
    }
    for (VolumeState volume : volumes().list(VolumeFilter.all().label(TEST_LABEL, run))) {
      volumes().remove(volume.name(), RemovalOption.MISSING_IS_FINE);
    }
    assertThat(volumes().list(VolumeFilter.all().label(TEST_LABEL, run))).isEmpty();
  }
}
