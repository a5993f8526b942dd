package dev.stowage.docker.content;

import dev.stowage.docker.host.Processes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who makes carriers: a process, and which of its connections. */
final class CarrierHolder {

  private static final AtomicLong CONNECTIONS = new AtomicLong();

  /** The words of the connections of this process that are not closed. */
  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

  private final String text;

  private CarrierHolder(String text) {
    this.text = text;
    OPEN.add(text);
  }

  /** Begins a connection. */
  static CarrierHolder begin() {
    return new CarrierHolder(Processes.own() + Processes.BETWEEN + CONNECTIONS.incrementAndGet());
  }

  /** Ends it: what it holds belongs to nobody then. */
  void end() {
    OPEN.remove(text);
  }

  /** Returns the words that others can judge it by. */
  String text() {
    return text;
  }

  /** Tells whether whom words begin with can be judged here. */
  static boolean knows(String words) {
    return Processes.knows(words);
  }

  /** Tells whether whom words begin with is no more, as far as that can be judged here. */
  static boolean isDead(String words) {
    if (Processes.isDead(words)) {
      return true;
    }
    String own = Processes.own() + Processes.BETWEEN;
    return words.startsWith(own)
        && !OPEN.contains(own + words.substring(own.length()).split(Processes.BETWEEN, -1)[0]);
  }
}
