package dev.stowage.testkit.serve;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/** Who answers what comes in over sockets, what time it is there, and who hears of shortcomings. */
public final class Answers {

  private final Function<Call, Reply> engine;
  private final InstantSource clock;
  private final Consumer<RuntimeException> listener;

  /**
   * Puts them together.
   *
   * @param listener told what no engine would answer, besides the client
   */
  public Answers(
      Function<Call, Reply> engine, InstantSource clock, Consumer<RuntimeException> listener) {
    this.engine = engine;
    this.clock = clock;
    this.listener = listener;
  }

  InstantSource clock() {
    return clock;
  }

  Reply to(Call call) {
    return engine.apply(call);
  }

  /** A client in another process can be told only in HTTP. */
  Reply notInFake(NotInFakeException failure) {
    listener.accept(failure);
    return Reply.error(501, String.valueOf(failure.getMessage()));
  }

  Reply broken(RuntimeException failure) {
    listener.accept(failure);
    return Reply.error(500, "the fake engine failed: " + failure);
  }
}
