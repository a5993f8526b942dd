package dev.stowage.testkit.recording;

import static dev.stowage.testkit.recording.CallPattern.anyCall;
import static dev.stowage.testkit.recording.CallPattern.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls a pattern means. */
class CallPatternTest {

  private static final RecordedCall CREATE =
      RecordedCall.of(
          "POST",
          "/v1.41/volumes/create",
          "{\"Name\":\"a\",\"Labels\":{\"com.x/y\":\"1\"},\"N\":2,\"On\":true,\"L\":[\"z\"]}");

  @ParameterizedTest
  @CsvSource({
    "GET, /volumes/a, GET, /v1.41/volumes/a, true",
    "GET, /volumes/a, GET, /volumes/a, true",
    "GET, /volumes/a, GET, /volumes/a?x=1, true",
    "GET, /volumes/a, DELETE, /volumes/a, false",
    "GET, /volumes/a, GET, /volumes/ab, false",
    "GET, /volumes/a, GET, /volumes/a/b, false",
    "GET, /volumes/{name}, GET, /volumes/a, true",
    "GET, /volumes/{name}, GET, /volumes, false",
    "GET, /volumes/{name}, GET, /volumes/, false",
    "GET, /images/{name}/json, GET, /images/reg:5000/a/b/json, true",
    "GET, /images/{name}/json, GET, /images/json, false",
    "GET, /containers/{id}/archive, GET, /containers/x/archive?path=/, true",
    "GET, /plugins/a/b:latest/json, GET, /plugins/a%2Fb:latest/json, true",
    "GET, /volumes/a+b, GET, /volumes/a+b, true",
    "GET, /volumes/a.b, GET, /volumes/axb, false"
  })
  void methodAndPath(String method, String path, String sent, String target, boolean meant) {
    assertThat(call(method, path).matches(RecordedCall.of(sent, target, ""))).isEqualTo(meant);
  }

  @Test
  void anyCall_meansAll() {
    assertThat(anyCall().matches(CREATE)).isTrue();
    assertThat(anyCall().isAnyCall()).isTrue();
    assertThat(call("GET", "/x").isAnyCall()).isFalse();
  }

  @Test
  void query_isNoLongerEscaped() {
    RecordedCall remove = RecordedCall.of("DELETE", "/volumes/a?force=true&v=a%20b", "");

    assertThat(call("DELETE", "/volumes/{name}").query("force", "true").matches(remove)).isTrue();
    assertThat(anyCall().query("v", "a b").matches(remove)).isTrue();
    assertThat(anyCall().query("force", "1").matches(remove)).isFalse();
    assertThat(anyCall().query("none", "").matches(remove)).isFalse();
  }

  @Test
  void body_isJson() {
    assertThat(anyCall().body("/Name", "a").matches(CREATE)).isTrue();
    assertThat(anyCall().body("/Labels/com.x~1y", "1").matches(CREATE)).isTrue();
    assertThat(anyCall().body("/N", 2).matches(CREATE)).isTrue();
    assertThat(anyCall().body("/On", true).matches(CREATE)).isTrue();
    assertThat(anyCall().body("/L", List.of("z")).matches(CREATE)).isTrue();
    assertThat(anyCall().body("/L/0", "z").matches(CREATE)).isTrue();
    assertThat(anyCall().body("/Labels", Map.of("com.x/y", "1")).matches(CREATE)).isTrue();
    assertThat(anyCall().body("/Name", "b").matches(CREATE)).isFalse();
    assertThat(anyCall().body("/Nobody", "a").matches(CREATE)).isFalse();
    assertThat(anyCall().body("/Name", "a").matches(RecordedCall.of("GET", "/", ""))).isFalse();
    assertThat(anyCall().body("/Name", "a").matches(RecordedCall.of("GET", "/", "{"))).isFalse();
  }

  @Test
  void conditions_addUp_andNarrowACopy() {
    CallPattern creations = call("POST", "/volumes/create");
    CallPattern none = creations.body("/Name", "a").where("it is late", sent -> false);

    assertThat(none.matches(CREATE)).isFalse();
    assertThat(creations.matches(CREATE)).isTrue();
    assertThat(none).hasToString("POST /volumes/create where /Name is a and it is late");
    assertThat(anyCall()).hasToString("any call");
  }
}
