package dev.stowage.testkit.recording;

import static dev.stowage.testkit.recording.CallPattern.call;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in a journal. */
class CallJournalTest {

  private final CallJournal journal = new CallJournal();

  @Test
  void showsEachCallWithItsOutcome() {
    journal.add(RecordedCall.of("GET", "/_ping", "")).ended("200");
    journal.add(RecordedCall.of("DELETE", "/v1.41/volumes/a?force=1", ""));

    assertThat(journal)
        .hasToString("GET /_ping: 200\nDELETE /v1.41/volumes/a?force=1: no answer yet");
    assertThat(journal.lines()).containsExactly("GET /_ping", "DELETE /volumes/a");
    journal.clear();
    assertThat(journal).hasToString("no calls");
  }

  @Test
  void findsCallsAndChanges() {
    RecordedCall look = RecordedCall.of("GET", "/volumes/a", "");
    RecordedCall create = RecordedCall.of("POST", "/v1.41/volumes/create", "{\"Name\":\"a\"}");
    RecordedCall remove = RecordedCall.of("DELETE", "/volumes/a", "");
    journal.add(look);
    journal.add(create);
    journal.add(remove);

    assertThat(journal.calls(call("GET", "/volumes/{name}"))).containsExactly(look);
    assertThat(journal.changesBesides()).containsExactly(create, remove);
    assertThat(journal.changesBesides(call("POST", "/volumes/create"))).containsExactly(remove);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /volumes, false",
    "HEAD, /containers/a/archive, false",
    "OPTIONS, /, false",
    "POST, /v1.44/containers/a/wait?condition=next-exit, false",
    "POST, /containers/a/attach?stream=1, false",
    "POST, /containers/a/resize, false",
    "POST, /auth, false",
    "POST, /containers/a/start, true",
    "POST, /volumes/create, true",
    "POST, /volumes/prune, true",
    "PUT, /containers/a/archive, true",
    "DELETE, /volumes/a, true"
  })
  void knowsWhatChangesSomething(String method, String target, boolean changes) {
    assertThat(RecordedCall.of(method, target, "").changes()).isEqualTo(changes);
  }

  @Test
  void parameters_keepTheirOrder_andTheFirstCounts() {
    assertThat(RecordedCall.of("GET", "/x?b=1&a=%7B%7D&b=2&c", "").parameters())
        .containsExactly(
            java.util.Map.entry("b", "1"),
            java.util.Map.entry("a", "{}"),
            java.util.Map.entry("c", ""));
    assertThat(RecordedCall.of("GET", "/x", "").parameters()).isEmpty();
    assertThat(RecordedCall.of("GET", "/x?a=%zz", "").parameters()).containsEntry("a", "%zz");
  }
}
