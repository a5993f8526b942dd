package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.plugin.DriverHealth;
import java.time.Duration;
import java.util.Optional;

/** Requests in the version agreed on, each within its time, and what every refusal may mean. */
final class Exchange {

  private final EngineHttp http;
  private final Negotiation negotiation;
  private final Deadlines deadlines;
  private final KnownOptions knownOptions;

  Exchange(EngineHttp http, Negotiation negotiation, EngineTarget target) {
    this.http = http;
    this.negotiation = negotiation;
    this.deadlines = target.deadlines();
    this.knownOptions = new KnownOptions(target.profiles());
  }

  EngineHttp http() {
    return http;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  KnownOptions knownOptions() {
    return knownOptions;
  }

  EngineIdentity identity() {
    return negotiation.identity(false);
  }

  /** Puts the version in front of a route. */
  String path(String route) {
    return "/v" + identity().api() + route;
  }

  /** The same for a call that must go through in an interrupted thread. */
  String cleaningPath(String route) {
    return "/v" + negotiation.identity(true).api() + route;
  }

  Answer send(EngineRequest request, String attempt, Patience patience) {
    return send(request, attempt, deadlines.of(patience));
  }

  Answer send(EngineRequest request, String attempt, Duration limit) {
    return http.send(request.within(limit), attempt);
  }

  JsonNode get(String route, String attempt) {
    return read(send(EngineRequest.get(path(route)), attempt, Patience.USUAL), attempt);
  }

  /** Reads a successful answer, which must be JSON. */
  JsonNode read(Answer answer, String attempt) {
    requireSuccess(answer, attempt);
    return http.read(answer, attempt);
  }

  void requireSuccess(Answer answer, String attempt) {
    if (!answer.isSuccess()) {
      throw failure(attempt, answer, http.error(answer, attempt));
    }
  }

  /** An answer without the list is no proof that there is nothing. */
  void requireList(JsonNode answer, String field, String attempt) {
    JsonNode list = answer.path(field);
    if (!list.isArray() && !list.isNull()) {
      throw http.protocol(attempt, "an answer without a list of " + field, null);
    }
  }

  /** Words a refusal that means the same whatever was tried. */
  static RuntimeException failure(String attempt, Answer answer, ErrorText error) {
    Optional<String> missing = error.missingDriver();
    if (missing.isPresent()) {
      return new DriverNotFoundException(attempt, missing.get(), null);
    }
    Optional<String> disabled = error.disabledDriver();
    if (disabled.isPresent()) {
      return failed(attempt, disabled.get(), DriverHealth.DISABLED, error);
    }
    Optional<String> dead = error.deadDriver();
    if (dead.isPresent()) {
      return failed(attempt, dead.get(), DriverHealth.SILENT, error);
    }
    return new EngineErrorException(attempt, answer.status(), error.toString(), null);
  }

  /** Tells whether a driver itself is not there or not up to it, whatever was asked of it. */
  static boolean isAboutDriver(ErrorText error) {
    return error.missingDriver().or(error::disabledDriver).or(error::deadDriver).isPresent();
  }

  private static DriverFailedException failed(
      String attempt, String driver, DriverHealth health, ErrorText error) {
    return new DriverFailedException(attempt, driver, health, error.toString(), null);
  }
}
