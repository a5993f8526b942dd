package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.fake.CallScript;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was recorded about containers is what the engine still says. */
class RecordedContainersIT extends EngineTest {

  @Test
  void saysWhatWasRecorded() throws IOException {
    Optional<EngineProfile> profile =
        EngineProfile.all().stream()
            .filter(it -> engine.toString().contains(" " + it.name() + "."))
            .findFirst();
    assumeTrue(profile.isPresent(), "no recording of " + engine);
    assumeTrue(engine.image().isMadeHere(), "the image is one with a shell and seed files");
    CallScript.Stage stage =
        new CallScript.Stage(
            ((DockerClientImpl) docker()).getHttpClient(),
            engine.api().toString(),
            engine.image().name());
    List<String> heard =
        CallScript.read("/recorded/containers/script.txt").play(stage, name("rec") + "-");
    // To be copied to the test resources where an engine is new, or says something new.
    Path copy = Path.of("target", "recorded", profile.get().name() + ".txt");
    Files.createDirectories(copy.getParent());
    Files.write(copy, heard);
    assertThat(heard)
        .containsExactlyElementsOf(
            CallScript.lines("/recorded/containers/" + profile.get().name() + ".txt").toList());
  }
}
