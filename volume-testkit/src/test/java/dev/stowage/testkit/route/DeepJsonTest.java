package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON within JSON within JSON, answered as Docker Engine 20.10 and 28.5 were recorded to. */
class DeepJsonTest {

  /** One less than Go reads: the request's own object is the first. */
  private static final int DEEPEST = 9_999;

  private static String deep(int depth, String open, String close) {
    return "{\"a\":" + open.repeat(depth) + "1" + close.repeat(depth) + "}";
  }

  private static String text(Reply reply) {
    try {
      return reply.status()
          + " "
          + new String(reply.body().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String post(String profile, String path, String body) {
    return text(new Engine(EngineProfile.named(profile).orElseThrow()).answer("POST", path, body));
  }

  @ParameterizedTest
  @CsvSource({"20.10,Config", "28.5,config"})
  void asDeepAsGoReads_isRead(String profile, String word) {
    for (String body : new String[] {deep(DEEPEST, "[", "]"), deep(DEEPEST, "{\"a\":", "}")}) {
      assertThat(post(profile, "/volumes/create", body)).startsWith("201 ");
      assertThat(post(profile, "/containers/create", body))
          .isEqualTo(
              "400 {\"message\":\"" + word + " cannot be empty in order to create a container\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"20.10,500", "26.1,400", "28.5,400", "29,400"})
  void deeper_isRefused_howeverItEnds(String profile, int status) {
    for (String mark : new String[] {"[", "{"}) {
      String open = mark.equals("[") ? mark : "{\"a\":";
      String words =
          (profile.equals("20.10") ? "" : "invalid JSON: ")
              + (profile.equals("28.5") ? "" : "invalid character '" + mark + "' ")
              + "exceeded max depth";
      String refusal = " {\"message\":\"" + words + "\"}";
      for (String end : new String[] {"", "1", "}", "]".repeat(DEEPEST + 1) + "}"}) {
        String body = "{\"a\":" + open.repeat(DEEPEST + 1) + end;
        assertThat(post(profile, "/volumes/create", body)).isEqualTo("400" + refusal);
        assertThat(post(profile, "/containers/create", body)).isEqualTo(status + refusal);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"20.10,1,false", "20.10,2,true", "20.10,100000,true", "28.5,2,false"})
  void filters_areReadAsDeep(String profile, int more, boolean told) {
    Engine engine = new Engine(EngineProfile.named(profile).orElseThrow());
    String filters = "[".repeat(DEEPEST + more) + "]".repeat(DEEPEST + more);

    String answer = text(engine.answer("GET", "/volumes?filters=" + filters));

    assertThat(answer).startsWith("400 {\"message\":\"error reading volume filters: ");
    assertThat(answer.contains("invalid character '[' exceeded max depth")).isEqualTo(told);
  }
}
