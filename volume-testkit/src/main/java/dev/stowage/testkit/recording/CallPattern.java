package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which calls are meant: method and path, and more if that is not enough.
 *
 * <pre>{@code
 * CallPattern.call("POST", "/volumes/create").body("/Labels/app", "shop");
 * CallPattern.call("DELETE", "/volumes/{name}").query("force", "true");
 * }</pre>
 *
 * <p>Immutable.
 */
public final class CallPattern {

  private static final String ANY = "*";
  private static final Pattern HOLE = Pattern.compile("\\{[^}]*}");

  private final String method;
  private final String path;
  private final Pattern compiled;
  private final List<Condition> conditions;

  private record Condition(String text, Predicate<RecordedCall> predicate) {}

  private CallPattern(String method, String path, List<Condition> conditions) {
    this.method = method;
    this.path = path;
    this.compiled = Pattern.compile(expression(path), Pattern.DOTALL);
    this.conditions = conditions;
  }

  private static String expression(String path) {
    return path.equals(ANY)
        ? ".*"
        : Arrays.stream(HOLE.split(path, -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
  }

  /**
   * Means calls of a method and a path.
   *
   * @param method such as {@code POST}
   * @param path without API version, query and escapes; {@code {name}} stands for anything, also
   *     with slashes
   * @return a pattern
   */
  public static CallPattern call(String method, String path) {
    return new CallPattern(
        requireNonNull(method, "method"), requireNonNull(path, "path"), List.of());
  }

  /**
   * Means all calls.
   *
   * @return a pattern
   */
  public static CallPattern anyCall() {
    return new CallPattern(ANY, ANY, List.of());
  }

  /**
   * Means only calls that have something in their query.
   *
   * @param parameter its name
   * @param value its whole value, no longer escaped
   * @return a narrower pattern
   */
  public CallPattern query(String parameter, String value) {
    requireNonNull(parameter, "parameter");
    requireNonNull(value, "value");
    return where(parameter + "=" + value, call -> value.equals(call.parameters().get(parameter)));
  }

  /**
   * Means only calls that have something in their JSON body.
   *
   * @param pointer where, as {@link RecordedCall#json} takes it
   * @param value what is there: a {@code String}, {@code Boolean}, {@code Integer}, {@code List} or
   *     {@code Map}
   * @return a narrower pattern
   */
  public CallPattern body(String pointer, Object value) {
    requireNonNull(pointer, "pointer");
    requireNonNull(value, "value");
    return where(
        pointer + " is " + value,
        call -> call.json(pointer).filter(found -> Objects.equals(found, value)).isPresent());
  }

  /**
   * Means only calls that fulfil a condition.
   *
   * @param text what the condition is, for messages
   * @param condition the condition
   * @return a narrower pattern
   */
  public CallPattern where(String text, Predicate<RecordedCall> condition) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(requireNonNull(text, "text"), requireNonNull(condition, "condition")));
    return new CallPattern(method, path, List.copyOf(more));
  }

  /**
   * Tells whether a call is meant.
   *
   * @param call the call
   * @return true if it is
   */
  public boolean matches(RecordedCall call) {
    return (method.equals(ANY) || method.equals(call.method()))
        && compiled.matcher(call.decodedRoute()).matches()
        && conditions.stream().allMatch(condition -> condition.predicate().test(call));
  }

  /**
   * Tells whether every call is meant.
   *
   * @return true if no method and path were given
   */
  public boolean isAnyCall() {
    return path.equals(ANY);
  }

  /**
   * Returns the method.
   *
   * @return such as {@code POST}
   */
  public String method() {
    return method;
  }

  /**
   * Returns the path.
   *
   * @return as it was given
   */
  public String path() {
    return path;
  }

  /** Returns a text such as {@code DELETE /volumes/{name} where force=true}. */
  @Override
  public String toString() {
    String text = isAnyCall() ? "any call" : method + " " + path;
    return conditions.isEmpty()
        ? text
        : text
            + conditions.stream()
                .map(Condition::text)
                .collect(Collectors.joining(" and ", " where ", ""));
  }
}
