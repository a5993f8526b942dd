package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole library over the engine in memory. */
class StorageOnFakeTest {

  static List<EngineProfile> profiles() {
    return EngineProfile.all();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void ensuresFindsAndRemoves(EngineProfile profile) {
    VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();
    try (FakeDocker docker = FakeDocker.create(profile);
        DockerStorage storage =
            DockerStorage.using(
                DefaultDockerClientConfig.createDefaultConfigBuilder().build(),
                docker.transport())) {
      assertThat(storage.volumes().ensure(orders).created()).isTrue();
      assertThat(storage.volumes().ensure(orders).created()).isFalse();
      assertThat(storage.volumes().inspect(orders.name()).labels()).containsEntry("app", "shop");
      storage.volumes().remove(orders.name());
      assertThatThrownBy(() -> storage.volumes().inspect(orders.name()))
          .isInstanceOf(VolumeNotFoundException.class);
    }
  }
}
