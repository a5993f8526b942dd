package dev.stowage.testkit.gate;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.fault.Faults;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.OpenCall;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.route.BrokenConnection;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.world.EngineGone;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where all calls to one engine come in: they are noted, met by faults, and their answers watched
 * until they are read. Thread-safe.
 */
public final class Gate {

  private enum Power {
    ON,
    OFF,
    OFF_FOR_GOOD
  }

  private final Daemon daemon;
  private final CallJournal journal;
  private final OpenAnswers answers = new OpenAnswers();
  private final Rules rules;
  private final FaultyAnswers faulty;
  private final Supplier<String> state;
  private final Object switching = new Object();
  private final AtomicInteger stops = new AtomicInteger();
  private volatile Power power = Power.ON;

  /**
   * Opens the gate.
   *
   * @param state describes what is in the engine, for messages
   */
  public Gate(Daemon daemon, Switchboard switchboard, CallJournal journal, Supplier<String> state) {
    this.daemon = daemon;
    this.journal = journal;
    this.state = state;
    this.rules = new Rules(switchboard.known(), journal, answers);
    this.faulty = new FaultyAnswers(daemon.world(), switchboard, rules, this::restart);
  }

  /** Answers a caller in this process, who is to read the answer or close it. */
  public Reply answer(Call call) {
    return answer(call, true);
  }

  /** Answers a caller behind a socket. */
  public Reply answerServed(Call call) {
    return answer(call, false);
  }

  private Reply answer(Call incoming, boolean ours) {
    boolean isJson = incoming.mediaType().equals("application/json");
    byte[] json = isJson ? incoming.readBody() : new byte[0];
    int now = stops.get();
    Call call =
        incoming.withBody(
            isJson
                ? new ByteArrayInputStream(json)
                : new LiveBody(incoming.body(), () -> stops.get() != now));
    RecordedCall recorded =
        RecordedCall.of(
            call.method(), call.target().toString(), new String(json, StandardCharsets.UTF_8));
    OpenCall note = journal.add(recorded);
    try {
      requireOn();
      Optional<Rule> rule = rules.take(recorded);
      Reply reply = faulty.answer(call, rule);
      note.ended(reply.status() + rule.map(it -> " with " + it.faults()).orElse(""));
      return answers.watch(reply, recorded, ours);
    } catch (NotInFakeException e) {
      note.ended("not in the fake");
      throw new NotInFakeException(e.getMessage() + "\n" + state.get());
    } catch (RuntimeException | Error e) {
      RuntimeException seen = asSeenByCallers(e);
      note.ended(String.valueOf(seen.getMessage()));
      throw seen;
    }
  }

  /** Whatever ends a connection looks the same to callers. */
  private static RuntimeException asSeenByCallers(Throwable failure) {
    if (failure instanceof EngineGone) {
      return new BrokenConnection(new SocketException("Connection reset"));
    }
    if (failure instanceof UncheckedIOException io) {
      return new BrokenConnection(requireNonNull(io.getCause()));
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private void requireOn() {
    if (power != Power.ON) {
      throw new BrokenConnection(new ConnectException("Connection refused"));
    }
  }

  public Faults faults() {
    return rules;
  }

  /** Returns the answers that callers in this process neither read to their end nor closed. */
  public List<LeftOpen> leftOpen() {
    return answers.all().stream()
        .filter(WatchedBody::isOurs)
        .map(body -> new LeftOpen(body.call(), body.opened()))
        .toList();
  }

  /** Stops the engine: connections break, containers end, and nobody listens any more. */
  public void stop() {
    switchTo(Power.OFF);
  }

  /** Stops the engine for good. */
  public void close() {
    switchTo(Power.OFF_FOR_GOOD);
  }

  /** Starts the engine again, and the containers that are to be started with it. */
  public void start() {
    switchTo(Power.ON);
  }

  public void restart() {
    stop();
    start();
  }

  private void switchTo(Power next) {
    synchronized (switching) {
      if (power == Power.OFF_FOR_GOOD) {
        return;
      }
      boolean wasOn = power == Power.ON;
      if (next == Power.ON && !wasOn) {
        daemon.world().run(daemon::startUp);
      }
      power = next;
      if (next != Power.ON && wasOn) {
        stops.incrementAndGet();
        // First those who wait, or they would find free what broken answers give back.
        daemon.world().goDown();
        rules.breakHeld();
        answers.breakAll();
        daemon.world().run(daemon::shutDown);
      }
    }
  }
}
