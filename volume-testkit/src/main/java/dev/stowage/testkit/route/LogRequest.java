package dev.stowage.testkit.route;

import dev.stowage.testkit.container.LogLine;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Which lines of a log are asked for, and how they are to be shown. */
final class LogRequest {

  private final Predicate<LogLine> wanted;
  private final int tail;
  private final boolean follow;
  private final boolean timestamps;

  private LogRequest(Predicate<LogLine> wanted, Request request, World world) {
    this.wanted = wanted;
    this.tail = tail(request.query("tail"));
    this.follow = request.flag("follow", world);
    this.timestamps = request.flag("timestamps", world);
  }

  static LogRequest of(Request request, World world) {
    boolean output = request.flag("stdout", world);
    boolean errors = request.flag("stderr", world);
    if (!output && !errors) {
      throw EngineFailure.badRequest("Bad parameters: you must choose at least one stream");
    }
    Optional<Instant> since = time(request.query("since"));
    Optional<Instant> until = time(request.query("until"));
    return new LogRequest(
        line ->
            (line.error() ? errors : output)
                && since.map(then -> !line.at().isBefore(then)).orElse(true)
                && until.map(then -> !line.at().isAfter(then)).orElse(true),
        request,
        world);
  }

  /** What is no number means all, as in the engine. */
  private static int tail(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  private static Optional<Instant> time(String text) {
    return text.equals("0") ? Optional.empty() : EventTimes.parse(text);
  }

  boolean wants(LogLine line) {
    return wanted.test(line);
  }

  int tail() {
    return tail;
  }

  boolean follows() {
    return follow;
  }

  boolean hasTimestamps() {
    return timestamps;
  }
}
