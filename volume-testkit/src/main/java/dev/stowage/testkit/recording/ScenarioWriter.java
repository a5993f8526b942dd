package dev.stowage.testkit.recording;

import dev.stowage.testkit.recording.Exchange.Answered;
import dev.stowage.testkit.recording.Exchange.Asked;
import java.util.List;

/** Writes a scenario; {@link ScenarioReader} reads it back. */
final class ScenarioWriter {

  static final String CALL = "### ";
  static final String PARAMETER = "  ? ";
  static final String ANSWER = "=> ";
  static final String NO_ANSWER = "no answer: ";
  static final String VALUE = "+ ";
  static final String TEXT = "| ";
  static final String BYTES = "* ";
  static final String KEPT = ": ";

  private static final int BASE_64_LINE = 76;

  private final StringBuilder out = new StringBuilder();

  private ScenarioWriter() {}

  static String write(List<Exchange> exchanges) {
    ScenarioWriter writer = new ScenarioWriter();
    writer.line(
        "# Calls to a Docker engine, and its answers. <...> stands for what differs each time,");
    writer.line("# <any> for anything, *** for a secret.");
    for (Exchange exchange : exchanges) {
      writer.line("");
      writer.write(exchange.asked());
      writer.write(exchange.answered());
    }
    return writer.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void write(Asked asked) {
    line(CALL + asked.method() + " " + asked.path());
    asked.query().forEach(it -> line(PARAMETER + it.name() + "=" + OneLine.escape(it.value())));
    write(asked.body());
  }

  private void write(Answered answered) {
    if (answered.status() == 0) {
      line(ANSWER + NO_ANSWER + OneLine.escape(answered.failure()));
      return;
    }
    line(ANSWER + answered.status());
    answered.headers().forEach((name, value) -> line(name + ": " + OneLine.escape(value)));
    write(answered.body());
  }

  private void write(Body body) {
    if (body instanceof Body.Json json) {
      if (json.values().size() == 1 && json.values().get(0).isContainerNode()) {
        line(JsonText.lines(json.values().get(0)));
      } else {
        json.values().forEach(value -> line(VALUE + JsonText.line(value)));
      }
    } else if (body instanceof Body.Text text) {
      for (String line : text.text().split("\n", -1)) {
        line(TEXT + OneLine.escape(line));
      }
    } else if (body instanceof Body.Bytes bytes) {
      line(BYTES + bytes);
      String kept = bytes.kept() == null ? "" : bytes.kept();
      for (int at = 0; at < kept.length(); at += BASE_64_LINE) {
        line(KEPT + kept.substring(at, Math.min(kept.length(), at + BASE_64_LINE)));
      }
    }
  }
}
