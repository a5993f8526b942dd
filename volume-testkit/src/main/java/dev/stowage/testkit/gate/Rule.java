package dev.stowage.testkit.gate;

import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.fault.FaultRule;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.recording.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Faults for some calls: first described, then in force. Guarded by the lock of the rules. */
final class Rule implements FaultRule, ActiveFault {

  private final Rules rules;
  private final CallPattern pattern;
  private final List<Fault> faults = new ArrayList<>();
  private int after;
  private int times = Integer.MAX_VALUE;
  private int seen;
  private int taken;
  private int hits;
  private boolean lifted;
  private Predicate<RecordedCall> alsoMeant = call -> true;

  Rule(Rules rules, CallPattern pattern) {
    this.rules = rules;
    this.pattern = pattern;
  }

  @Override
  public Rule times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a fault that hits " + count + " calls");
    }
    times = count;
    return this;
  }

  @Override
  public Rule after(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a fault after " + count + " calls");
    }
    after = count;
    return this;
  }

  @Override
  public ActiveFault give(Fault fault, Fault... more) {
    if (!faults.isEmpty()) {
      throw new IllegalStateException("in force already: " + this);
    }
    List<Fault> all = new ArrayList<>(List.of(fault));
    all.addAll(List.of(more));
    alsoMeant = rules.requireSensible(pattern, all);
    faults.addAll(all);
    rules.add(this);
    return this;
  }

  boolean means(RecordedCall call) {
    return pattern.matches(call) && alsoMeant.test(call);
  }

  List<Fault> faults() {
    return faults;
  }

  /** Counts a call that is meant, and tells whether it is to be hit. */
  boolean count(boolean isFree) {
    seen++;
    boolean due = isFree && !lifted && seen > after && taken < times;
    if (due) {
      taken++;
    }
    return due;
  }

  void hit() {
    hits++;
  }

  boolean isLifted() {
    return lifted;
  }

  boolean isOver() {
    return lifted || taken >= times;
  }

  void end() {
    lifted = true;
  }

  int hitsSoFar() {
    return hits;
  }

  @Override
  public int hits() {
    return rules.hits(this);
  }

  @Override
  public void awaitHits(int count) {
    rules.awaitHits(this, count);
  }

  @Override
  public void lift() {
    rules.lift(this);
  }

  /** Returns a text such as {@code DELETE /volumes/orders: Reset[afterwards=false], 1 time}. */
  @Override
  public String toString() {
    return pattern
        + ": "
        + faults
        + (after > 0 ? ", after " + after : "")
        + (times < Integer.MAX_VALUE ? ", times " + times : "");
  }
}
