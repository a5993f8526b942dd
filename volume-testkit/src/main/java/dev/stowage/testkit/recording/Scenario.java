package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls to an engine with its answers, in order, as a text that people read and compare, and that
 * is played without an engine.
 *
 * <p>A block for each call: method and path, its query, its body, and behind {@code =>} the status,
 * the headers that count and the body of the answer. JSON stands with its fields sorted. What
 * differs each time has placeholders: {@code <id-1>} is an id of 64 digits, {@code <id-1:12>} the
 * first twelve of them, {@code <uuid-1>}, {@code <time-1>} and {@code <maker-1>} what callers made
 * up, {@code <time>} a time of the engine. The text may be changed: {@code <any>} in a call takes
 * anything, and so does {@code * any} in place of a body.
 *
 * <pre>{@code
 * Scenario scenario = Scenario.parse(Files.readString(file));
 * try (ReplayTransport replay = ReplayTransport.of(scenario)) {
 *   DockerStorage.using(config, replay).volumes().list();
 * }
 * }</pre>
 *
 * <p>Immutable; equal to another that prints the same.
 */
public final class Scenario {

  private final List<Exchange> exchanges;

  Scenario(List<Exchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  /**
   * Reads a scenario.
   *
   * @param text what {@link #toString} gave; line breaks may be those of any system, and lines that
   *     start with one {@code #} are left out
   * @return the scenario
   * @throws IllegalArgumentException if it cannot be read, with the line
   */
  public static Scenario parse(String text) {
    return new Scenario(ScenarioReader.read(requireNonNull(text, "text")));
  }

  /**
   * Puts values for the placeholders of a text, as they are played where no caller chose others.
   *
   * @param text a part of a scenario, such as the body of an answer
   * @return the text without placeholders
   */
  public static String played(String text) {
    return new Bindings().played(Place.of("text"), requireNonNull(text, "text"));
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  /**
   * Returns method and path of the calls, without API version and query.
   *
   * @return an unmodifiable list of lines such as {@code GET /volumes/orders}, in order
   */
  public List<String> lines() {
    return exchanges.stream().map(exchange -> exchange.asked().line()).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scenario that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Returns the text; {@link #parse} reads it. */
  @Override
  public String toString() {
    return ScenarioWriter.write(exchanges);
  }
}
