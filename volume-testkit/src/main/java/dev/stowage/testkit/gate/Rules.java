package dev.stowage.testkit.gate;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.fault.FaultRule;
import dev.stowage.testkit.fault.Faults;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.route.BrokenConnection;
import dev.stowage.testkit.route.KnownRoutes;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The faults of one engine, and the calls that they hold. Thread-safe. */
final class Rules implements Faults {

  private static final long PATIENCE_SECONDS = 10;

  private final KnownRoutes routes;
  private final CallJournal journal;
  private final OpenAnswers answers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private int downs;

  Rules(KnownRoutes routes, CallJournal journal, OpenAnswers answers) {
    this.routes = routes;
    this.journal = journal;
    this.answers = answers;
  }

  @Override
  public FaultRule on(CallPattern calls) {
    requireNonNull(calls, "calls");
    if (!calls.isAnyCall() && routes.find(calls.method(), calls.path()).isEmpty()) {
      throw new IllegalArgumentException(
          "no engine of this version answers "
              + calls.method()
              + " "
              + calls.path()
              + "; nearest to it are: "
              + String.join(", ", routes.nearest(calls.method(), calls.path())));
    }
    return new Rule(this, calls);
  }

  /** Refuses faults that such calls cannot have; returns which of the calls can. */
  Predicate<RecordedCall> requireSensible(CallPattern pattern, List<Fault> faults) {
    for (Fault fault : faults) {
      boolean makesSense =
          pattern.isAnyCall()
              || Refusals.isPossible(fault, routes.find(pattern.method(), pattern.path()));
      if (!makesSense) {
        throw new IllegalArgumentException(pattern + " never fails so: " + fault);
      }
    }
    return call ->
        faults.stream()
            .allMatch(
                fault ->
                    Refusals.isPossible(fault, routes.find(call.method(), call.decodedRoute())));
  }

  void add(Rule rule) {
    rules.add(rule);
  }

  /** Returns what hits a call; empty if nothing does. */
  Optional<Rule> take(RecordedCall call) {
    // Conditions are the user's code, which is not to run with the lock held.
    List<Rule> meant = rules.stream().filter(rule -> rule.means(call)).toList();
    Rule taken = null;
    lock.lock();
    try {
      for (Rule rule : meant) {
        if (rule.count(taken == null)) {
          taken = rule;
        }
      }
      if (taken != null && taken.faults().stream().noneMatch(Fault.Hold.class::isInstance)) {
        hit(taken);
      }
    } finally {
      lock.unlock();
    }
    return Optional.ofNullable(taken);
  }

  private void hit(Rule rule) {
    rule.hit();
    changed.signalAll();
  }

  /** Holds the calling thread until a rule is lifted. */
  void hold(Rule rule) {
    lock.lock();
    try {
      int before = downs;
      hit(rule);
      while (!rule.isLifted()) {
        changed.await();
        if (before != downs) {
          throw new BrokenConnection(new SocketException("Connection reset"));
        }
      }
      // Who had given up before the rule was lifted is not there any more.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenConnection(new InterruptedIOException("interrupted while held: " + rule));
    } finally {
      lock.unlock();
    }
  }

  /** Breaks the connections of all calls that are held. */
  void breakHeld() {
    lock.lock();
    try {
      downs++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int hits(Rule rule) {
    lock.lock();
    try {
      return rule.hitsSoFar();
    } finally {
      lock.unlock();
    }
  }

  void awaitHits(Rule rule, int count) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (rule.hitsSoFar() < count && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (rule.hitsSoFar() < count) {
        throw new AssertionError(unhit(rule, count, "in " + PATIENCE_SECONDS + " seconds"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(unhit(rule, count, "before an interrupt"), e);
    } finally {
      lock.unlock();
    }
  }

  private String unhit(Rule rule, int count, String when) {
    return rule
        + " hit "
        + rule.hitsSoFar()
        + " of "
        + count
        + " calls "
        + when
        + "; calls:\n"
        + journal;
  }

  void lift(Rule rule) {
    lock.lock();
    try {
      rules.remove(rule);
      rule.end();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<ActiveFault> active() {
    lock.lock();
    try {
      return rules.stream().filter(rule -> !rule.isOver()).map(ActiveFault.class::cast).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void clear() {
    rules.forEach(this::lift);
  }

  @Override
  public void breakOpenAnswers() {
    answers.breakAll();
  }
}
