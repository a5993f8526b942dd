package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.ServedDocker;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** JSON as deep as engines read it, and deeper: answered alike in memory and by engines. */
@EachEngine
class DeepJsonIT {

  private static final int DEEPEST = 9_999;

  @Parameter TestEngine engine;

  @Test
  void answers_areThoseOfTheEngine() throws IOException {
    try (FakeDocker docker = FakeDocker.create(DockerCommandIT.profile(engine));
        ServedDocker served = docker.serveOnLoopback()) {
      for (int depth = DEEPEST; depth <= DEEPEST + 2; depth++) {
        for (String call : new String[] {"POST /volumes/create", "POST /containers/create"}) {
          // A volume that is refused for its name is not made.
          String head = "{\"Name\":\"a b\",\"a\":";
          compare(engine, served, call, head + "[".repeat(depth) + "]".repeat(depth) + "}");
          compare(
              engine, served, call, head + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth + 1));
          compare(engine, served, call, head + "[".repeat(depth));
        }
      }
      String filters = "%5B".repeat(DEEPEST + 2) + "%5D".repeat(DEEPEST + 2);
      compare(engine, served, "GET /volumes?filters=" + filters, "");
    }
  }

  private static void compare(TestEngine engine, ServedDocker served, String call, String json)
      throws IOException {
    PlainHttp.Answer real = PlainHttp.send(URI.create(engine.host()), call, json);
    PlainHttp.Answer fake = PlainHttp.send(served.uri(), call, json);

    assertThat(real.body()).contains("\"message\"");
    assertThat(fake.status() + " " + fake.body())
        .as(call.substring(0, Math.min(40, call.length())) + ", " + json.length() + " characters")
        .isEqualTo(real.status() + " " + real.body());
  }
}
