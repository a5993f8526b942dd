package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.engines.TinyImage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine in memory says about containers is what real engines said. */
class RecordedContainersTest {

  private static final int FEWEST_LINES = 300;

  static List<EngineProfile> profiles() {
    return List.of(
        EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_26_1, EngineProfile.DOCKER_28_5);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void saysWhatTheEngineSaid(EngineProfile profile) {
    List<String> recorded =
        CallScript.lines("/recorded/containers/" + profile.name() + ".txt").toList();
    try (FakeDocker docker = FakeDocker.create(profile)) {
      DockerClient client =
          DockerClientImpl.getInstance(
              DefaultDockerClientConfig.createDefaultConfigBuilder().build(), docker.transport());
      String image = TinyImage.put(client, new byte[0]);
      CallScript.Stage stage =
          new CallScript.Stage(docker.transport(), profile.api().newest().toString(), image);
      assertThat(recorded).hasSizeGreaterThanOrEqualTo(FEWEST_LINES);
      assertThat(CallScript.read("/recorded/containers/script.txt").play(stage, "rec-"))
          .containsExactlyElementsOf(recorded);
    }
  }
}
