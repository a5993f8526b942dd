package dev.stowage.testkit.gate;

import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.route.BrokenConnection;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Lets the engine answer, and lets go wrong what is to go wrong before and after. */
final class FaultyAnswers {

  private final World world;
  private final Switchboard switchboard;
  private final Rules rules;
  private final Refusals refusals;
  private final Runnable restart;

  FaultyAnswers(World world, Switchboard switchboard, Rules rules, Runnable restart) {
    this.world = world;
    this.switchboard = switchboard;
    this.rules = rules;
    this.refusals = new Refusals(world);
    this.restart = restart;
  }

  Reply answer(Call call, Optional<Rule> hit) {
    if (hit.isEmpty()) {
      return engineAnswer(call);
    }
    Rule rule = hit.get();
    rule.faults().forEach(fault -> before(fault, rule));
    Reply reply = engineAnswer(call, rule);
    for (Fault fault : rule.faults()) {
      reply = after(fault, rule, reply);
    }
    return reply;
  }

  private void before(Fault fault, Rule rule) {
    if (fault instanceof Fault.Delay delay) {
      world.clock().advance(delay.time());
    } else if (fault instanceof Fault.Refuse) {
      throw new BrokenConnection(new ConnectException("Connection refused"));
    } else if (fault instanceof Fault.Hold hold && !hold.afterwards()) {
      rules.hold(rule);
    } else if (fault instanceof Fault.Reset reset && !reset.afterwards()) {
      throw reset();
    } else if (fault instanceof Fault.Restart) {
      restart.run();
      throw reset();
    }
  }

  private static BrokenConnection reset() {
    return new BrokenConnection(new SocketException("Connection reset"));
  }

  /** Lets the engine answer, unless one of the faults is an answer already. */
  private Reply engineAnswer(Call call, Rule rule) {
    for (Fault fault : rule.faults()) {
      if (fault instanceof Fault.DiskFull full) {
        return world.disk().withOnly(full.bytesLeft(), () -> switchboard.answer(call));
      }
      Optional<Reply> refused =
          refusals.of(fault, call).map(failure -> switchboard.refuse(call, failure));
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return engineAnswer(call);
  }

  private Reply engineAnswer(Call call) {
    return world.disk().withFree(() -> switchboard.answer(call));
  }

  private Reply after(Fault fault, Rule rule, Reply reply) {
    if (fault instanceof Fault.Truncate cut) {
      Reply shorter = reply.through(body -> new ShortBody(body, cut.bytes(), cut.cleanly()));
      // With a length in its head, a short answer would be no clean end.
      return cut.cleanly() ? shorter.ofUnknownLength() : shorter;
    }
    try {
      if (fault instanceof Fault.Hold hold && hold.afterwards()) {
        rules.hold(rule);
      } else if (fault instanceof Fault.Reset reset && reset.afterwards()) {
        throw reset();
      } else if (fault instanceof Fault.Timeout timeout) {
        world.clock().advance(timeout.time());
        throw new BrokenConnection(new SocketTimeoutException("Read timed out"));
      }
      return reply;
    } catch (BrokenConnection e) {
      drop(reply);
      throw e;
    }
  }

  private static void drop(Reply reply) {
    try {
      reply.body().close();
    } catch (IOException e) {
      // Nobody will read it.
    }
  }
}
