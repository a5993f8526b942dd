package outside.app;

import static dev.stowage.testkit.assertj.FakeDockerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.junit.FakeDockerExtension;
import dev.stowage.volume.VolumeDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDockerExtension.class)
class OrdersTest {

  @Test
  void junitIsVersion5() {
    assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("5.");
  }

  @Test
  void keepsOrders(FakeDocker docker) {
    try (DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
      storage.volumes().ensure(VolumeDefinition.named("orders-db").label("app", "shop").build());
    }
    assertThat(docker).hasVolume("orders-db").withLabel("app", "shop");
  }

  @Test
  void eachTestHasAnEngineOfItsOwn(FakeDocker docker) {
    assertThat(docker).hasNoVolume("orders-db");
  }
}
