package dev.stowage.testkit.gate;

import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.route.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The answers that were neither read to their end nor closed. Thread-safe. */
final class OpenAnswers {

  private final Set<WatchedBody> open = Collections.synchronizedSet(new LinkedHashSet<>());

  /**
   * Watches an answer.
   *
   * @param ours whether a caller in this process is to close it
   */
  Reply watch(Reply reply, RecordedCall call, boolean ours) {
    if (reply.length().orElse(-1) == 0 || call.method().equals("HEAD")) {
      return reply;
    }
    return reply.through(
        body -> {
          WatchedBody watched = new WatchedBody(body, call, ours, open::remove);
          open.add(watched);
          return watched;
        });
  }

  List<WatchedBody> all() {
    synchronized (open) {
      return new ArrayList<>(open);
    }
  }

  void breakAll() {
    all().forEach(WatchedBody::breakOff);
  }
}
